import * as v from "valibot";
import { ConfigError, inOrder } from "../../config/errors";
import { parseSource } from "../../config/source/document";
import { issueProblem } from "../../config/source/issue-problem";
import { readText } from "../../config/source/read-text";
import type { Rule } from "../pack/pack";
import { waiversSchema } from "./schema";
import type { Waiver } from "./waiver";

/**
 * Reads `waivers.yaml`: a list `waivers` of `{rule, address, reason, owner, expires}`, each required.
 * @throws ConfigError with every problem of the file
 */
export function loadWaivers(file: string, rules: readonly Rule[]): readonly Waiver[] {
  const source = parseSource(file, readText(file, "waivers"), "the list waivers:, as in docs/waivers.md");
  const result = v.safeParse(waiversSchema(rules), source.value);
  const problems = [...source.problems, ...(result.issues ?? []).map((issue) => issueProblem(issue, source))];
  if (problems.length > 0 || !result.success) throw new ConfigError(inOrder(problems));
  const current = new Map(rules.flatMap((rule) => rule.aliases.map((alias) => [alias, rule.id] as const)));
  return result.output.waivers.map((waiver) => ({
    ...waiver,
    rule: current.get(waiver.rule) ?? waiver.rule,
  }));
}
