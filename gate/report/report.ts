import { type Finding, type Severity, SEVERITIES } from "../finding";
import type { Waiver } from "../waivers/waiver";
import type { Rule } from "../pack/pack";

/** What a report counts. */
export interface Summary {
  /** Findings that are not waived, by severity. */
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  readonly waived: number;
  /** Rules in the pack. */
  readonly rules: number;
  /** Managed resource changes in all plans. */
  readonly resources: number;
  /** Those found to concern Astro. */
  readonly judged: number;
}

/** The verdict on all plans of a call. */
export interface Report {
  readonly summary: Summary;
  /** The plans, as the call named them. */
  readonly plans: readonly string[];
  /** In order; waived ones too. */
  readonly findings: readonly Finding[];
  /** What is to be said beside the findings (nothing judged, expired or idle waivers); one line each. */
  readonly remarks: readonly string[];
  /** The rules of the pack, for formats that list them. */
  readonly rules: readonly Rule[];
  /** The waivers that were given. */
  readonly waivers: readonly Waiver[];
}

/** From which severity on a finding fails the call; `never` fails none. */
export type Threshold = Severity | "never";

/** Whether a report has something at or above the threshold. */
export function fails({ summary }: Report, threshold: Threshold): boolean {
  return SEVERITIES.some((severity) => reaches(severity, threshold) && summary[severity] > 0);
}

/** Whether a finding is what fails the call: at or above the threshold, and not waived. */
export function isRefused({ severity, waived }: Finding, threshold: Threshold): boolean {
  return waived === null && reaches(severity, threshold);
}

function reaches(severity: Severity, threshold: Threshold): boolean {
  return threshold !== "never" && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}
