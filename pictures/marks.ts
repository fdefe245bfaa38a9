import type { Finding } from "../gate";
import type { Mark } from "./model";

const KINDS: readonly Mark["kind"][] = ["error", "warning", "note", "waived"];

/** How many findings there are of each kind, worst first; kinds without any are left out. */
export function marksOf(findings: readonly Pick<Finding, "severity" | "waived">[]): readonly Mark[] {
  return KINDS.flatMap((kind) => {
    const count = findings.filter(
      ({ severity, waived }) => (waived === null ? severity : "waived") === kind,
    ).length;
    return count === 0 ? [] : [{ kind, count }];
  });
}
