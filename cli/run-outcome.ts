import type { RunOutcome } from "../runner/session";
import type { Outcome } from "./outcome";

/** A run's report goes to standard output where the policies decided, else to standard error. */
export function outcomeOfRun({ exit, report }: RunOutcome): Outcome {
  const text = report === "" ? "" : `${report.trimEnd()}\n`;
  return exit === 0 || exit === 1 ? { exit, stdout: text } : { exit, stderr: text };
}
