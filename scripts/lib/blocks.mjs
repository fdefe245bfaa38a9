// Terraform's native syntax as text: enough of it for what `terraform fmt` has formatted.

/** The top-level blocks of formatted Terraform: `{kind, type, name, text}`. */
export function blocks(text) {
  const found = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const head = /^([a-z_]+)\s*(?:"([^"]+)")?\s*(?:"([^"]+)")?\s*\{(.*)$/.exec(lines[i]);
    if (head === null) continue;
    const start = i;
    // Braces are balanced, also in heredocs and patterns, in all that is read here.
    let depth = open(lines[i]);
    while (depth > 0 && i + 1 < lines.length) depth += open(lines[++i]);
    found.push({ kind: head[1], type: head[2], name: head[3], text: lines.slice(start, i + 1).join("\n") });
  }
  return found;
}

function open(line) {
  return line.split("{").length - line.split("}").length;
}
