// All mutants of a Rego file in one program, and `data.mutant` says which one is meant: compiling the libraries and what uses
// them takes longer than the tests that notice a mutant. The definitions of a rule get another name, each mutant brings
// definitions of its own, and a rule of the old name chooses between them.
import { nameOf } from "./mutants.mjs";

/**
 * The file with a choice in place of each rule (`source`), and the file of each mutant (`variants`), of the same package.
 * A mutant is named by its `key`; it is meant where `data.mutant` has it at `meantAt` of its rule.
 */
export function schemata(source, ast, mutants) {
  const rules = definitionsOf(source, ast);
  const choices = [...rules].map(([name, { args, definitions }]) => {
    const at = `data.mutant[${JSON.stringify(meantAt(source, name))}]`;
    const keys = mutants.filter(({ rule }) => rule === name).map(({ key }) => key);
    if (keys.length === 0) return textOf(definitions);
    return [
      named(definitions, name, "__o"),
      choice(name, args, "__o", `not ${at}`),
      ...keys.map((key) => choice(name, args, `__m${key}`, `${at} == ${key}`)),
    ].join("\n\n");
  });
  return {
    source: [...headingOf(source), ...choices].join("\n\n"),
    variants: mutants.map((mutant) => {
      const { definitions } = rules.get(mutant.rule);
      const own = definitions.map((one) => changed(one, mutant, mutant.replacement));
      return {
        mutant,
        source: [...headingOf(source), named(own, mutant.rule, `__m${mutant.key}`)].join("\n\n"),
      };
    }),
  };
}

/** The file, which prints `mark(mutant)` of each of the mutants where what it changes is about to be evaluated. */
export function marked(source, ast, mutants, mark) {
  const rules = new Map();
  const prints = new Map();
  for (const mutant of mutants) {
    const print = `print(${JSON.stringify(mark(mutant))})`;
    if (mutant.site === undefined) rules.set(mutant.rule, print);
    else prints.set(mutant.site.at, { ...mutant.site, print });
  }
  const insertions = [...prints.values()].flatMap(({ at, length, print }) =>
    // The only condition of a rule may stand without braces.
    /\bif\s+$/.test(source.slice(0, at))
      ? [
          { at, text: `{ ${print}; ` },
          { at: at + length, text: " }" },
        ]
      : [{ at, text: `${print}; ` }],
  );
  // From the last to the first, so that the places before stay what they are.
  insertions.sort((a, b) => b.at - a.at);
  const texts = [...definitionsOf(source, ast)].map(([name, { args, definitions }]) => {
    const printing = definitions.map((definition) =>
      insertions.reduce((one, { at, text }) => changed(one, { at, length: 0 }, text), definition),
    );
    if (!rules.has(name)) return textOf(printing);
    return [named(printing, name, "__o"), choice(name, args, "__o", rules.get(name))].join("\n\n");
  });
  return [...headingOf(source), ...texts].join("\n\n");
}

function choice(name, args, suffix, condition) {
  const call = args === undefined ? "" : `(${Array.from({ length: args }, (_, i) => `a${i}`).join(", ")})`;
  return `${name}${call} := chosen if {\n\t${condition}\n\tchosen := ${name}${suffix}${call}\n}`;
}

/** Where `data.mutant` has the mutant that is meant of a rule. */
export function meantAt(source, rule) {
  return `${/^package (\S+)/m.exec(source)[1]}.${rule}`;
}

/** The rules of a file, by name: how many arguments they have, if they are functions, and their definitions. */
function definitionsOf(source, ast) {
  const starts = [0];
  for (const line of source.split("\n")) starts.push(starts.at(-1) + Buffer.byteLength(line) + 1);
  const bytes = Buffer.from(source);
  const offset = ({ row, col }) => bytes.subarray(0, starts[row - 1] + col - 1).toString("utf8").length;
  const places = (ast.rules ?? []).map(({ location }) => offset(location));
  const rules = new Map();
  for (const [i, rule] of (ast.rules ?? []).entries()) {
    const name = nameOf(rule);
    // Of some rules OPA tells the first word's place only: a definition ends where the comments of the next begin.
    const text = source.slice(places[i], places[i + 1]).replace(/(?:\n#.*|\s)+$/, "");
    const { definitions } = rules.get(name) ?? { definitions: [] };
    rules.set(name, { args: rule.head.args?.length, definitions: [...definitions, { at: places[i], text }] });
  }
  return rules;
}

function changed(definition, { at, length }, replacement) {
  const from = at - definition.at;
  if (from < 0 || from > definition.text.length) return definition;
  const text = definition.text.slice(0, from) + replacement + definition.text.slice(from + length);
  return { ...definition, text };
}

function headingOf(source) {
  return source.match(/^(?:package|import) .*$/gm);
}

function named(definitions, name, suffix) {
  const head = new RegExp(`^((?:default\\s+)?)${name}\\b`);
  return textOf(definitions.map(({ text }) => ({ text: text.replace(head, `$1${name}${suffix}`) })));
}

function textOf(definitions) {
  return definitions.map(({ text }) => text).join("\n\n");
}
