/** What cannot be said in HCL the way it is said in JSON; `message` says what. */
export class NotHcl extends Error {
  override readonly name = "NotHcl";
}

/**
 * Writes a text of Terraform's JSON syntax, which is a template, as an expression of its native syntax: `${a.b}` alone is
 * `a.b`, anything else a quoted template. Code inside `${…}` stays as it is, the text around it is escaped.
 *
 * @throws NotHcl where the end of `${…}` cannot be told
 */
export function expression(template: string): string {
  const parts = partsOf(template);
  const [only] = parts;
  if (parts.length === 1 && only?.code === true && only.text.startsWith("${")) {
    return only.text.slice(2, -1).trim();
  }
  return `"${parts.map(({ text, code }) => (code ? text : escaped(text))).join("")}"`;
}

interface Part {
  readonly text: string;
  /** Whether it is `${…}` or `%{…}`. */
  readonly code: boolean;
}

function partsOf(template: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  let at = 0;
  const text = (): void => {
    if (at > from) parts.push({ text: template.slice(from, at), code: false });
  };
  while (at < template.length) {
    const two = template.slice(at, at + 2);
    // `$${` and `%%{` are the texts `${` and `%{`, in both syntaxes.
    if ((two === "$$" || two === "%%") && template[at + 2] === "{") at += 3;
    else if (two === "${" || two === "%{") {
      text();
      const end = endOf(template, at + 2);
      parts.push({ text: template.slice(at, end), code: true });
      from = at = end;
    } else at++;
  }
  text();
  return parts;
}

/** Behind the brace that closes the code which begins at `start`; braces in its strings do not count, code in those does. */
function endOf(template: string, start: number): number {
  let depth = 1;
  for (let at = start; at < template.length; at++) {
    const char = template[at];
    // A heredoc or a comment may hold any brace; ours hold neither.
    if (char === "\n") throw new NotHcl(`an expression over several lines: ${short(template)}`);
    if (
      char === "#" ||
      template.startsWith("//", at) ||
      template.startsWith("/*", at) ||
      template.startsWith("<<", at)
    )
      throw new NotHcl(`a comment or heredoc inside an expression: ${short(template)}`);
    if (char === "{") depth++;
    if (char === "}" && --depth === 0) return at + 1;
    if (char === '"') at = endOfString(template, at + 1);
  }
  throw new NotHcl(`an expression without an end: ${short(template)}`);
}

/** Where the string that begins at `start` closes. */
function endOfString(template: string, start: number): number {
  for (let at = start; at < template.length; at++) {
    const two = template.slice(at, at + 2);
    if (template[at] === "\\" || ((two === "$$" || two === "%%") && template[at + 2] === "{")) {
      at += template[at] === "\\" ? 1 : 2;
    } else if (two === "${" || two === "%{") at = endOf(template, at + 2) - 1;
    else if (template[at] === '"') return at;
  }
  throw new NotHcl(`a string without an end: ${short(template)}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function escaped(text: string): string {
  return text.replaceAll(
    /[\\"\p{Cc}]/gu,
    (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function short(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
