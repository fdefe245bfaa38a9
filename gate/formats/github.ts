import type { Finding, Severity } from "../finding";
import type { Report } from "../report/report";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/** GitHub Actions workflow commands: an annotation per finding, on the line of `connections.yaml` that caused it. */
export function github({ findings, remarks }: Report): string {
  const lines = [...findings.map(annotation), ...remarks.map((remark) => `::notice::${data(remark)}`)];
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(finding: Finding): string {
  const { source, waived } = finding;
  const command = waived === null ? COMMANDS[finding.severity] : "notice";
  const properties = {
    file: source?.file ?? finding.plan,
    ...(source === null ? {} : { line: String(source.line), col: String(source.column) }),
    title: waived === null ? finding.rule : `${finding.rule} (waived)`,
  };
  const where = finding.address === null ? "" : `${finding.address}: `;
  const why =
    waived === null
      ? `How to fix it: ${finding.remediation}`
      : `Waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`;
  const message = `${where}${finding.message}. Expected ${finding.expected}; found ${finding.actual}. ${why}`;
  return `::${command} ${Object.entries(properties)
    .map(([key, value]) => `${key}=${property(value)}`)
    .join(",")}::${data(message)}`;
}

/** Escapes as GitHub's own toolkit does; anything else could forge a command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
