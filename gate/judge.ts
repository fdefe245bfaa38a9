import { CannotJudge } from "./errors";
import { type Finding, inOrder, SEVERITIES } from "./finding";
import { evaluator, type Context, type RawVerdict } from "./pack/evaluate";
import type { PolicyPack } from "./pack/pack";
import type { PlanDocument } from "./plan/document";
import { originOf } from "./plan/origin";
import { readPlan, type PlanInput } from "./plan/read";
import { oneLine } from "./report/one-line";
import { redacted } from "./report/redact";
import type { Report, Summary } from "./report/report";
import { waiverRemarks } from "./waivers/remarks";

/** How to judge. */
export interface JudgeOptions extends Context {
  readonly pack: PolicyPack;
  /**
   * At synth, what only a plan can know is deferred: neither failed nor passed.
   * @default - false: not knowing is a finding
   */
  readonly deferUnknown?: boolean;
}

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
  const { pack } = options;
  const rules = evaluator(pack, options);
  const findings: Finding[] = [];
  const warnings: string[] = [];
  const problems: string[] = [];
  const used = new Set<number>();
  const names: string[] = [];
  let resources = 0;
  let judged = 0;
  let deferred = 0;
  for (const given of plans) {
    try {
      const input = typeof given === "function" ? given() : given;
      if ("bytes" in input) rules.expect(input.bytes.byteLength);
      // What messages call it: whoever names a file may write anything into its name.
      const document = readPlan({ ...input, name: oneLine(input.name) }, pack.reads);
      const verdict = rules.evaluate(document);
      const kept =
        options.deferUnknown === true
          ? verdict.findings.filter((finding) => !finding.unknown)
          : verdict.findings;
      deferred += verdict.findings.length - kept.length;
      findings.push(...described({ ...document, name: input.name }, { ...verdict, findings: kept }));
      names.push(input.name);
      warnings.push(...document.remarks);
      verdict.waivers.forEach((position) => used.add(position));
      resources += document.resources;
      judged += verdict.judged.length;
    } catch (error) {
      if (!(error instanceof CannotJudge)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new CannotJudge(problems.join("\n"));
  const ordered = inOrder(findings);
  return {
    report: {
      summary: summary(ordered, { rules: pack.rules.length, resources, judged }),
      plans: names,
      findings: ordered,
      remarks: [
        ...(judged === 0 ? [nothingJudged(resources)] : []),
        ...waiverRemarks(options.waivers, used, options.today),
      ],
      rules: pack.rules,
      waivers: options.waivers,
    },
    warnings,
    deferred,
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
