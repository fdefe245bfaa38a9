import type { Report } from "../report/report";

/** The machine-readable report; readers ignore keys they don't know. */
export function json({ summary, findings }: Report): string {
  const listed = findings.map((finding) => ({
    plan: finding.plan,
    rule: finding.rule,
    severity: finding.severity,
    address: finding.address,
    message: finding.message,
    expected: finding.expected,
    actual: finding.actual,
    remediation: finding.remediation,
    docs: finding.docs,
    source: finding.source,
    waived: finding.waived,
  }));
  return `${JSON.stringify({ version: 1, summary, findings: listed }, null, 2)}\n`;
}
