import type { Finding } from "../finding";
import { oneLine } from "../report/one-line";
import type { Report, Summary } from "../report/report";

/** The report for people: one line a finding, so that Atlantis and `grep` can hold on to it; no colours, no times. */
export function text({ findings, summary, remarks }: Report): string {
  return `${[...findings.map(line), ...remarks, summaryLine(summary)].map(oneLine).join("\n")}\n`;
}

/** What a report counts, in one line. */
export function summaryLine(summary: Summary): string {
  const counts = [
    count(summary.error, "error"),
    count(summary.warning, "warning"),
    count(summary.note, "note"),
    `${summary.waived} waived`,
  ];
  return `${counts.join(", ")}; ${summary.judged} of ${count(summary.resources, "resource")} concern Astro; ${summary.rules} rules`;
}

function line(finding: Finding): string {
  const where =
    finding.source === null
      ? finding.plan
      : `${finding.source.file}:${finding.source.line}:${finding.source.column}`;
  const what = `${where}: ${finding.waived === null ? finding.severity : "waived"} ${finding.rule} ${finding.address ?? "(plan)"}`;
  const found = `${finding.message}; expected ${finding.expected}; found ${finding.actual}`;
  const { waived } = finding;
  return waived === null
    ? `${what}: ${found}; fix: ${finding.remediation}`
    : `${what}: ${found}; waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
