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

/** What a rule is called within its package, without keys. */
export function nameOf(rule) {
  return rule.head.ref?.[0].value ?? rule.head.name;
}

/**
 * Every mutant of a source: `{row, line, change, nth, rule, site, at, length, replacement, source}`. `line` and `change`
 * name it across other edits, and `nth` where the same change of the same line can be made in several places of the file.
 * `rule` is the name of the rule, and `site` `{at, length}` of the condition that is evaluated last before the change
 * matters; undefined where the rule has none.
 */
export function mutantsOf(source, ast) {
  const lines = source.split("\n");
  const starts = [];
  lines.reduce((offset, line) => (starts.push(offset), offset + line.length + 1), 0);
  const mutants = new Map();
  let name;
  let site;
  for (const rule of ast.rules ?? []) {
    name = nameOf(rule);
    visitRule(rule);
  }
  const seen = new Map();
  return [...mutants.values()]
    .sort((a, b) => a.at - b.at)
    .map((mutant) => {
      const key = `${mutant.line}\0${mutant.change}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return { ...mutant, nth: seen.get(key) };
    });

  function visitRule(rule) {
    // A rule without conditions has a body that stands nowhere in the source.
    const body = (rule.body ?? [])
      .filter(({ generated }) => generated !== true)
      .map((node) => placed(node, rule.else));
    at(last(body), () => literals(rule.head));
    body.forEach(expression);
    if (rule.else !== undefined) visitRule(rule.else);
  }

  function expression(node) {
    at(node, () => condition(node));
  }

  function condition(node) {
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
      literals(node.domain);
      at(last(node.body), () => [node.key, node.term, node.value].forEach(literals));
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

  /** Does something for a condition, or what is evaluated right after it. */
  function at(condition, work) {
    const before = site;
    const text = condition && textOf(condition);
    if (text !== undefined) site = { at: offset(condition.location), length: text.length };
    work();
    site = before;
  }

  function operator(node) {
    const [first] = Array.isArray(node.terms) ? node.terms : [];
    return first?.type === "ref" && first.value.length === 1 ? first.value[0].value : undefined;
  }

  /** A condition. Of one without braces after `else`, OPA tells where the `else` stands, and what follows. */
  function placed(node, next) {
    const text = textOf(node);
    if (!text?.startsWith("else ")) return node;
    const start = offset(node.location);
    const whole = source
      .slice(start, next === undefined ? start + text.length : offset(next.location))
      .trimEnd();
    const [before] = /^[\s\S]* if /.exec(whole);
    const rows = before.split("\n");
    return {
      ...node,
      location: {
        row: node.location.row + rows.length - 1,
        col: (rows.length === 1 ? node.location.col : 1) + Buffer.byteLength(rows.at(-1)),
        text: Buffer.from(whole.slice(before.length)).toString("base64"),
      },
    };
  }

  function last(list) {
    return (list ?? []).at(-1);
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
    const place = offset(location);
    const short = text.replaceAll(/\s+/g, " ");
    const change = `${kind}: ${short.length > 100 ? `${short.slice(0, 100)}…` : short}`;
    const key = `${place} ${text.length} ${kind}`;
    if (mutants.has(key)) return;
    mutants.set(key, {
      row: location.row,
      line: (lines[location.row - 1] ?? "").trim(),
      change,
      rule: name,
      site,
      at: place,
      length: text.length,
      replacement,
      source: source.slice(0, place) + replacement + source.slice(place + text.length),
    });
  }
}
