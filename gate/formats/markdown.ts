import { type Finding, SEVERITIES, type Severity } from "../finding";
import type { Report } from "../report/report";
import { docsUrl } from "./links";
import { summaryLine } from "./text";

const HEADINGS: Readonly<Record<Severity, string>> = { error: "Refused", warning: "Warnings", note: "Notes" };

/** A comment or step summary that a reviewer reads at a glance: the verdict first, then a table per severity. */
export function markdown(report: Report): string {
  const { findings, remarks, summary } = report;
  const verdict =
    summary.error > 0
      ? `❌ **${summary.error} refused**`
      : findings.length > 0
        ? "⚠️ **Nothing refused**"
        : "✅ **Nothing refused**";
  const sections = [
    ...SEVERITIES.map((severity) =>
      table(
        HEADINGS[severity],
        findings.filter((finding) => finding.severity === severity && finding.waived === null),
      ),
    ),
    waived(findings.filter((finding) => finding.waived !== null)),
    ...remarks.map((remark) => `> ${cell(remark)}\n`),
  ];
  return [
    `## astro-connect\n`,
    `${verdict} · ${summaryLine(summary)}\n`,
    ...sections.filter((section) => section !== ""),
  ].join("\n");
}

function table(heading: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return "";
  const rows = findings.map(
    (finding) =>
      `| ${link(finding.rule)} | ${where(finding)} | ${cell(finding.message)} | ${cell(finding.expected)} | ${cell(finding.actual)} | ${cell(finding.remediation)} |`,
  );
  return `### ${heading}\n\n| rule | resource | what | expected | found | how to fix it |\n|---|---|---|---|---|---|\n${rows.join("\n")}\n`;
}

function waived(findings: readonly Finding[]): string {
  if (findings.length === 0) return "";
  const rows = findings.map(
    (finding) =>
      `| ${link(finding.rule)} | ${where(finding)} | ${cell(finding.waived?.reason ?? "")} | ${cell(finding.waived?.owner ?? "")} | ${finding.waived?.expires ?? ""} |`,
  );
  return `### Waived\n\n| rule | resource | reason | owner | until |\n|---|---|---|---|---|\n${rows.join("\n")}\n`;
}

function where({ address, source, plan }: Finding): string {
  const resource = address === null ? "(plan)" : `\`${code(address)}\``;
  const place = source === null ? plan : `${source.file}:${source.line}`;
  return `${resource}<br>${cell(place)}`;
}

function link(rule: string): string {
  return `[${rule}](${docsUrl(rule)})`;
}

/** Text inside a table cell: no column, no line and no markup of its own. */
function cell(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\|*_[\]~#@]/g, (character) => `\\${character}`)
    .replace(/\s*\n\s*/g, " ");
}

function code(text: string): string {
  return text
    .replaceAll("`", "'")
    .replaceAll("|", "\\|")
    .replace(/\s*\n\s*/g, " ");
}
