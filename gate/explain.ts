import { closest } from "../config/closest";
import { CannotJudge } from "./errors";
import { readPack, type Rule } from "./pack/pack";

/**
 * What a rule demands, why, from which document and how to fix it; without an id, every rule in one line each.
 * @throws CannotJudge if there is no such rule
 */
export function explain(id?: string): string {
  const { rules } = readPack();
  if (id === undefined) return listed(rules);
  const rule = rules.find((candidate) => candidate.id === id || candidate.aliases.includes(id));
  if (rule === undefined) {
    const near = closest(
      id,
      rules.map((candidate) => candidate.id),
    );
    throw new CannotJudge(
      `no rule ${id}${near === undefined ? "; astro-connect explain lists them" : `; did you mean ${near}?`}`,
    );
  }
  return described(rule);
}

function listed(rules: readonly Rule[]): string {
  const widest = Math.max(...rules.map((rule) => rule.id.length));
  return rules
    .map((rule) => `${rule.id.padEnd(widest)}  ${rule.severity.padEnd(7)}  ${rule.title}\n`)
    .join("");
}

function described(rule: Rule): string {
  const sections: [string, string][] = [
    [
      "Severity",
      rule.unknown === rule.severity
        ? `${rule.severity}, also where a value it needs is not known until apply`
        : `${rule.severity}; ${rule.unknown} where a value it needs is not known until apply`,
    ],
    ["Formerly", rule.aliases.join(", ")],
    ["What", rule.description],
    ["Avoid", rule.avoid.trimEnd()],
    ["Prefer", rule.prefer.trimEnd()],
    ["How to fix it", rule.remediation],
    ["Document", rule.document],
    ["Mistakes", rule.rows.length === 0 ? "" : `${rule.rows.join(", ")} of the table of mistakes`],
    ["Related", rule.related.join("\n")],
  ];
  const body = sections
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${name}\n${indented(text)}\n`);
  return `${rule.id}: ${rule.title}\n\n${body.join("\n")}`;
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
