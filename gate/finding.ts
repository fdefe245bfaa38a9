import type { Position } from "../config/errors";

/** How bad a finding is: an error is refused, the others are said. */
export type Severity = "error" | "warning" | "note";

/** All severities, worst first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** The waiver that holds for a finding. */
export interface Waived {
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, YYYY-MM-DD. */
  readonly expires: string;
}

/** A finding as the Rego reports it. */
export interface RawFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** Null where the plan as a whole is to blame. */
  readonly address: string | null;
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  readonly remediation: string;
  /** The rule could not decide, because a value is not known until apply. */
  readonly unknown: boolean;
  readonly waived: Waived | null;
}

/** One rule broken by one resource (or by the plan), as reports show it. */
export interface Finding extends Omit<RawFinding, "unknown"> {
  /** The plan, as the command line named it. */
  readonly plan: string;
  /** The page that explains the rule. */
  readonly docs: string;
  /** The line of `connections.yaml` that caused it; null for Terraform this project did not emit. */
  readonly source: Position | null;
}

/** Findings in the order of reports, one per plan, rule, address and actual value. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(
    (a, b) =>
      compare(a.plan, b.plan) ||
      compare(a.rule, b.rule) ||
      compare(a.address ?? "", b.address ?? "") ||
      compare(a.actual, b.actual) ||
      compare(a.message, b.message),
  );
  return sorted.filter((finding, i) => i === 0 || !sameFinding(finding, sorted[i - 1] as Finding));
}

function sameFinding(a: Finding, b: Finding): boolean {
  return a.plan === b.plan && a.rule === b.rule && a.address === b.address && a.actual === b.actual;
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
