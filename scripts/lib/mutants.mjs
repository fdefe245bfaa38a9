// What can be changed in a Rego file, by its syntax tree: never comments, METADATA or imports.

const COMPARISONS = {
  equal: ["==", "!="],
  eq: ["==", "!="],
  neq: ["!=", "=="],
  lt: ["<", "<="],
  lte: ["<=", "<"],
  gt: [">", ">="],
  gte: [">=", ">"],
};

/** Every mutant of a source: `{row, line, change, source}`, where `line` and `change` name it across other edits. */
export function mutantsOf(source, ast) {
  const lines = source.split("\n");
  const starts = [];
  lines.reduce((offset, line) => (starts.push(offset), offset + line.length + 1), 0);
  const mutants = new Map();
  for (const rule of ast.rules ?? []) visitRule(rule);
  return [...mutants.values()];

  function visitRule(rule) {
    literals(rule.head);
    // A rule without conditions has a body that stands nowhere in the source.
    (rule.body ?? []).forEach(expression);
    if (rule.else !== undefined) visitRule(rule.else);
  }

  function expression(node) {
    const text = textOf(node);
    if (text !== undefined && text !== "true") {
      if (!Array.isArray(node.terms) || node.terms[0]?.type !== "every") add(node, text, "true", "drop");
      if (node.negated === true) add(node, text, text.replace(/^not\s+/, ""), "negate");
      else if (node.terms?.symbols === undefined && operator(node) !== "assign")
        add(node, text, `not ${text}`, "negate");
      const comparison = COMPARISONS[operator(node)];
      if (comparison !== undefined) {
        const [from, to] = comparison;
        const parts = text.split(` ${from} `);
        if (parts.length === 2) add(node, text, parts.join(` ${to} `), `${from} becomes ${to}`);
      }
    }
    literals(node.terms);
    literals(node.with);
  }

  function literals(node) {
    if (Array.isArray(node)) return node.forEach(literals);
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node.body)) {
      literals(node.key);
      literals(node.domain);
      literals(node.term);
      literals(node.value);
      return node.body.forEach(expression);
    }
    const text = textOf(node);
    if (node.type === "boolean" && text === String(node.value)) add(node, text, String(!node.value), "flip");
    else if (node.type === "number" && text === String(node.value))
      add(node, text, String(node.value + 1), "add one");
    else if (node.type === "string" && /^["`]/.test(text ?? ""))
      add(node, text, `${text.slice(0, -1)}_${text.at(-1)}`, "change");
    else Object.entries(node).forEach(([key, inner]) => key !== "location" && literals(inner));
  }

  function operator(node) {
    const [first] = Array.isArray(node.terms) ? node.terms : [];
    return first?.type === "ref" && first.value.length === 1 ? first.value[0].value : undefined;
  }

  /** The text of a node, where it stands as it is at its place. */
  function textOf({ location }) {
    if (location?.text === undefined) return undefined;
    const text = Buffer.from(location.text, "base64").toString("utf8");
    const at = offset(location);
    return text !== "" && source.startsWith(text, at) ? text : undefined;
  }

  function offset({ row, col }) {
    const line = Buffer.from(lines[row - 1] ?? "");
    return starts[row - 1] + line.subarray(0, col - 1).toString("utf8").length;
  }

  function add({ location }, text, replacement, kind) {
    const at = offset(location);
    const short = text.replaceAll(/\s+/g, " ");
    const change = `${kind}: ${short.length > 100 ? `${short.slice(0, 100)}…` : short}`;
    const key = `${at} ${text.length} ${kind}`;
    if (mutants.has(key)) return;
    mutants.set(key, {
      row: location.row,
      line: (lines[location.row - 1] ?? "").trim(),
      change,
      source: source.slice(0, at) + replacement + source.slice(at + text.length),
    });
  }
}
