import { readFileSync } from "node:fs";
import * as v from "valibot";
import { LineCounter, parseDocument } from "yaml";
import { closest } from "../../config/closest";
import { CannotJudge } from "../errors";
import type { Rule } from "../pack/pack";
import type { Waiver } from "./waiver";

const entry = v.strictObject({
  rule: v.pipe(v.string(), v.nonEmpty()),
  address: v.pipe(v.string(), v.nonEmpty()),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  owner: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  expires: v.pipe(v.string(), v.isoDate()),
});
const schema = v.strictObject({ waivers: v.array(entry) });

/** Characters of a waivers file; a larger one is a mistake. */
const LARGEST = 1 << 20;

/**
 * Reads `waivers.yaml`: a list `waivers` of `{rule, address, reason, owner, expires}`, each required.
 * @throws CannotJudge with one line per problem
 */
export function loadWaivers(file: string, rules: readonly Rule[]): readonly Waiver[] {
  const text = read(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: "1.2" });
  const problems: string[] = [];
  const at = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    problems.push(`${file}:${line}:${col}: ${message}`);
  };
  for (const error of document.errors) at(error.pos[0], error.message.split("\n")[0] ?? "not YAML");
  if (problems.length > 0) throw new CannotJudge(problems.join("\n"));

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new CannotJudge(`${file}: write out what the aliases stand for; waivers must be plain to read`);
  }
  const position = (path: readonly unknown[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as
        { range?: [number, number, number] } | undefined;
      if (node?.range) return node.range[0];
    }
    return 0;
  };
  const result = v.safeParse(schema, value);
  for (const issue of result.issues ?? []) {
    const path = issue.path?.map((step) => step.key) ?? [];
    at(
      position(path),
      `${path.join(".") || "the file"}: expected ${issue.expected ?? "something else"}, found ${issue.received}; a waiver has rule, address, reason, owner and expires (YYYY-MM-DD)`,
    );
  }
  if (result.success) {
    result.output.waivers.forEach((waiver, i) => {
      const complain = (key: string, message: string) => at(position(["waivers", i, key]), message);
      checkRule(waiver.rule, rules, (message) => complain("rule", message));
      if (!isDay(waiver.expires)) complain("expires", `${waiver.expires} is no day of the calendar`);
    });
  }
  if (problems.length > 0 || !result.success) throw new CannotJudge(problems.join("\n"));
  const current = new Map(rules.flatMap((rule) => rule.aliases.map((alias) => [alias, rule.id] as const)));
  return result.output.waivers.map((waiver) => ({
    ...waiver,
    rule: current.get(waiver.rule) ?? waiver.rule,
  }));
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // 30 February becomes 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function checkRule(id: string, rules: readonly Rule[], complain: (message: string) => void): void {
  const known = rules.flatMap((rule) => [rule.id, ...rule.aliases]);
  if (id.includes("*")) complain(`${id}: a waiver names one rule; wildcards are for addresses`);
  else if (id.startsWith("facts/")) complain(`${id}: rules about the facts cannot be waived; mend the facts`);
  else if (!known.includes(id)) {
    const near = closest(id, known);
    complain(`no rule ${id}${near === undefined ? "" : `; did you mean ${near}?`}`);
  }
}

function read(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    if (text.length <= LARGEST) return text;
  } catch {
    throw new CannotJudge(`${file}: cannot be read; name a waivers file that exists`);
  }
  throw new CannotJudge(`${file}: larger than ${LARGEST} characters; that is no list of waivers`);
}
