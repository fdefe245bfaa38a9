import type { Report, Threshold } from "../gate";
import { cut, oneLine } from "../gate/report/one-line";
import { fails } from "../gate/report/report";
import { LONGEST, type Outcome, outcomesOf } from "./outcomes";

/** What is told to Terraform Cloud: a JSON:API document. */
export interface Result {
  readonly data: {
    readonly type: "task-results";
    readonly attributes: { readonly status: Status; readonly message: string };
    readonly relationships?: { readonly outcomes: { readonly data: readonly Outcome[] } };
  };
}

/** `running` may be said again and again; the others end a task. */
export type Status = "running" | "passed" | "failed";

/** A result without details. */
export function plainResult(status: Status, message: string): Result {
  return {
    data: { type: "task-results", attributes: { status, message: cut(oneLine(message), LONGEST.message) } },
  };
}

/** The verdict on a plan. */
export function verdictOf(report: Report, failOn: Threshold, takesOutcomes: boolean): Result {
  const refused = fails(report, failOn);
  const { data } = plainResult(refused ? "failed" : "passed", message(report, takesOutcomes));
  const outcomes = takesOutcomes ? outcomesOf(report, failOn) : [];
  return {
    data: { ...data, ...(outcomes.length === 0 ? {} : { relationships: { outcomes: { data: outcomes } } }) },
  };
}

function message({ summary, remarks, findings }: Report, takesOutcomes: boolean): string {
  const { error, warning, note, waived, judged, resources } = summary;
  const counts = `${error} errors, ${warning} warnings, ${note} notes, ${waived} waived; ${judged} of ${resources} resources concern Astro`;
  // Older Terraform Enterprise shows nothing else.
  const listed = takesOutcomes
    ? []
    : findings
        .filter(({ waived: by }) => by === null)
        .map(({ rule, address }) => `${rule} ${address ?? "(plan)"}`);
  return [counts, ...remarks, ...listed].join(". ");
}
