import { getJunitXml } from "junit-xml";
import type { Finding } from "../finding";
import type { Report } from "../report/report";

/** JUnit XML: a suite per plan, a case per rule that found something; a suite without findings has one passing case. */
export function junit({ findings, rules, plans }: Report): string {
  const suites = plans.map((plan) => {
    const own = findings.filter((finding) => finding.plan === plan);
    return {
      name: plan,
      testCases:
        own.length === 0
          ? [{ name: `${rules.length} rules`, classname: "astro-connect" }]
          : own.map(testCase),
    };
  });
  return `${getJunitXml({ name: "astro-connect", suites })}\n`;
}

function testCase(finding: Finding): Record<string, unknown> & { name: string } {
  const { waived, source } = finding;
  const text = `${finding.message}; expected ${finding.expected}; found ${finding.actual}; fix: ${finding.remediation}`;
  const base = {
    name: `${finding.rule} ${finding.address ?? "(plan)"}`,
    classname: finding.rule,
    ...(source === null
      ? {}
      : { file: source.file, systemOut: [`${source.file}:${source.line}:${source.column}`] }),
  };
  if (waived !== null) return { ...base, skipped: true };
  // Only what is refused by default fails; the rest is said.
  if (finding.severity === "error") return { ...base, failures: [{ message: text, type: finding.severity }] };
  return { ...base, systemOut: [`${finding.severity}: ${text}`] };
}
