import { type Finding, SEVERITIES, type Severity } from "../finding";
import { isRefused, type Report } from "../report/report";
import { docsUrl } from "./links";
import { code, prose } from "./markdown-text";
import { placeOf } from "./place";
import type { RenderOptions } from "./render-options";
import { summaryLine } from "./text";

/** A comment on GitHub holds 65 536 characters; a caller may add a line of its own. */
const MOST_CHARACTERS = 64_000;

/** A part of the report: what stands above its rows, and the rows. */
interface Section {
  readonly head: string;
  readonly rows: readonly string[];
}

/**
 * A comment or step summary that a reviewer reads at a glance: the verdict first, then a table of what is refused, of the
 * rest, and of what is waived. Fits a comment on GitHub; what does not fit is counted.
 */
export function markdown(report: Report, options: RenderOptions = {}): string {
  const { findings, remarks, summary } = report;
  const { failOn = "error" } = options;
  const refused = findings.filter((finding) => isRefused(finding, failOn));
  const open = findings.filter((finding) => finding.waived === null && !refused.includes(finding));
  const verdict =
    refused.length > 0
      ? `❌ **${refused.length} refused**`
      : `${findings.length > 0 ? "⚠️" : "✅"} **Nothing refused**`;
  const head = [
    `## astro-connect\n`,
    `${verdict} · ${summaryLine(summary)}\n`,
    ...remarks.map((remark) => `> ${prose(remark)}\n`),
  ].join("\n");
  const sections = [
    table(refused.length > 0 ? "Refused" : "", bySeverity(refused), options),
    ...SEVERITIES.map((severity) =>
      table(
        HEADINGS[severity],
        open.filter((finding) => finding.severity === severity),
        options,
      ),
    ),
    waived(
      findings.filter((finding) => finding.waived !== null),
      options,
    ),
  ];
  return fitting(
    head,
    sections.filter(({ rows }) => rows.length > 0),
  );
}

const HEADINGS: Readonly<Record<Severity, string>> = {
  error: "Errors",
  warning: "Warnings",
  note: "Notes",
};

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function table(heading: string, findings: readonly Finding[], options: RenderOptions): Section {
  return {
    head: `\n### ${heading}\n\n| rule | where | what |\n|---|---|---|\n`,
    rows: findings.map(
      (finding) =>
        `| ${link(finding.rule)} | ${where(finding, options)} | ${prose(finding.message)}<br>expected ${prose(finding.expected)}; found ${code(finding.actual)}<br>**Fix:** ${prose(finding.remediation)} |\n`,
    ),
  };
}

function waived(findings: readonly Finding[], options: RenderOptions): Section {
  return {
    head: `\n### Waived\n\n| rule | where | reason | owner | until |\n|---|---|---|---|---|\n`,
    rows: findings.map((finding) => {
      const { reason = "", owner = "", expires = "" } = finding.waived ?? {};
      return `| ${link(finding.rule)} | ${where(finding, options)} | ${prose(reason)} | ${prose(owner)} | ${expires} |\n`;
    }),
  };
}

function where(finding: Finding, { repository }: RenderOptions): string {
  const { path, line } = placeOf(finding, repository);
  const place = code(line === undefined ? path : `${path}:${line}`);
  return finding.address === null ? place : `${code(finding.address)}<br>${place}`;
}

function link(rule: string): string {
  return `[${rule}](${docsUrl(rule)})`;
}

/** As many rows as fit, the worst first, and how many do not. */
function fitting(head: string, sections: readonly Section[]): string {
  let written = head;
  let left = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  for (const { head: above, rows } of sections) {
    let begun = false;
    for (const row of rows) {
      const more = begun ? row : `${above}${row}`;
      if (written.length + more.length > MOST_CHARACTERS) return `${written}\n${rest(left)}`;
      written += more;
      begun = true;
      left--;
    }
  }
  return written;
}

function rest(count: number): string {
  return `… and ${count} more that do not fit here: the log, or \`--format json\`, has all.\n`;
}
