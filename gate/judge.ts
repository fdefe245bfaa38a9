import { CannotJudge } from "./errors";
import { type Finding, inOrder, SEVERITIES } from "./finding";
import { type JudgedPlan, type JudgeOptions, planJudge, type PlanVerdict } from "./judge-plan";
import type { PlanInput } from "./plan/read";
import type { Report, Summary } from "./report/report";
import { waiverRemarks } from "./waivers/remarks";

/** What came of judging. */
export interface Judged {
  readonly report: Report;
  /** Said on standard error: plans that are incomplete. */
  readonly warnings: readonly string[];
  /** Findings deferred until there is a plan. */
  readonly deferred: number;
}

/**
 * Judges plans, each alone, and reports on all of them.
 * @param plans - called for one plan at a time, so that only one is in memory
 * @throws CannotJudge if any of them cannot be judged; the message has a line for each
 */
export function judge(plans: Iterable<PlanInput | (() => PlanInput)>, options: JudgeOptions): Judged {
  const judgePlan = planJudge(options);
  return gathered(
    Array.from(plans, (plan) => judgePlan(plan)),
    options,
  );
}

/**
 * One report of the verdicts on several plans.
 * @throws CannotJudge if any of them could not be judged; the message has a line for each
 */
export function gathered(verdicts: readonly PlanVerdict[], options: JudgeOptions): Judged {
  const { pack, waivers, today } = options;
  const problems = verdicts.flatMap((verdict) => ("problem" in verdict ? [verdict.problem] : []));
  if (problems.length > 0) throw new CannotJudge(problems.join("\n"));
  const judgedPlans = verdicts.flatMap((verdict) => ("problem" in verdict ? [] : [verdict]));
  const sum = (count: (plan: JudgedPlan) => number): number =>
    judgedPlans.reduce((total, plan) => total + count(plan), 0);
  const findings = inOrder(judgedPlans.flatMap((plan) => plan.findings));
  const resources = sum((plan) => plan.resources);
  const judged = sum((plan) => plan.judged);
  const used = new Set(judgedPlans.flatMap((plan) => plan.waivers));
  return {
    report: {
      summary: summary(findings, { rules: pack.rules.length, resources, judged }),
      plans: judgedPlans.map(({ name }) => name),
      findings,
      remarks: [...(judged === 0 ? [nothingJudged(resources)] : []), ...waiverRemarks(waivers, used, today)],
      rules: pack.rules,
      waivers,
    },
    warnings: judgedPlans.flatMap((plan) => plan.warnings),
    deferred: sum((plan) => plan.deferred),
  };
}

function summary(
  findings: readonly Finding[],
  counts: Pick<Summary, "rules" | "resources" | "judged">,
): Summary {
  const [error, warning, note] = SEVERITIES.map(
    (severity) =>
      findings.filter((finding) => finding.severity === severity && finding.waived === null).length,
  ) as [number, number, number];
  return {
    error,
    warning,
    note,
    waived: findings.filter((finding) => finding.waived !== null).length,
    ...counts,
  };
}

function nothingJudged(resources: number): string {
  return `none of ${resources} resources was found to concern Astro; if one should, compare its account, CIDR and ids with the facts`;
}
