import { CannotJudge } from "./errors";
import type { Finding } from "./finding";
import { evaluator, type Context, type RawVerdict } from "./pack/evaluate";
import type { PolicyPack } from "./pack/pack";
import type { PlanDocument } from "./plan/document";
import { originOf } from "./plan/origin";
import { readPlan, type PlanInput } from "./plan/read";
import { oneLine } from "./report/one-line";
import { redacted } from "./report/redact";

/** How to judge. */
export interface JudgeOptions extends Context {
  readonly pack: PolicyPack;
  /**
   * At synth, what only a plan can know is deferred: neither failed nor passed.
   * @default - false: not knowing is a finding
   */
  readonly deferUnknown?: boolean;
}

/** What the rules say of one plan; plain data, so that it can come from another thread. */
export interface JudgedPlan {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** What is odd about the plan but no reason to refuse it. */
  readonly warnings: readonly string[];
  /** Managed resource changes. */
  readonly resources: number;
  /** Those found to concern Astro. */
  readonly judged: number;
  /** Findings deferred until there is a plan. */
  readonly deferred: number;
  /** Positions in the list of waivers of those that matched a finding. */
  readonly waivers: readonly number[];
}

/** A judged plan, or in one line why it could not be judged. */
export type PlanVerdict = JudgedPlan | { readonly problem: string };

/** Prepares the rules, for judging one plan after the other. */
export function planJudge(options: JudgeOptions): (given: PlanInput | (() => PlanInput)) => PlanVerdict {
  const { pack } = options;
  const rules = evaluator(pack, options);
  return (given) => {
    try {
      const input = typeof given === "function" ? given() : given;
      if ("text" in input) rules.expect(input.text.length);
      if ("bytes" in input) rules.expect(input.bytes.byteLength);
      // What messages call it: whoever names a file may write anything into its name.
      const document = readPlan({ ...input, name: oneLine(input.name) }, pack.reads);
      const verdict = rules.evaluate(document);
      const kept =
        options.deferUnknown === true
          ? verdict.findings.filter((finding) => !finding.unknown)
          : verdict.findings;
      return {
        name: input.name,
        findings: described({ ...document, name: input.name }, { ...verdict, findings: kept }),
        warnings: document.remarks,
        resources: document.resources,
        judged: verdict.judged.length,
        deferred: verdict.findings.length - kept.length,
        waivers: verdict.waivers,
      };
    } catch (error) {
      if (error instanceof CannotJudge) return { problem: error.message };
      throw error;
    }
  };
}

function described({ name, plan }: PlanDocument, verdict: RawVerdict): Finding[] {
  const source = originOf(plan);
  return redacted(plan, verdict.findings).map(({ unknown: _, ...finding }) => ({
    ...finding,
    plan: name,
    docs: `docs/policies/${finding.rule}.md`,
    source: source(finding.address),
  }));
}
