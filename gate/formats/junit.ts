import { create, type XMLElement } from "xmlbuilder";
import type { Finding } from "../finding";
import type { Report } from "../report/report";

/**
 * JUnit XML, as GitLab, Jenkins and Azure read it: a suite per plan, a case per finding; a suite without findings has one
 * passing case. Errors fail; warnings and notes pass and say what they are; waived findings are skipped.
 */
export function junit({ findings, rules, plans }: Report): string {
  const root = create("testsuites", { encoding: "UTF-8" }, undefined, { invalidCharReplacement: "\ufffd" });
  root.att("name", "astro-connect");
  for (const plan of plans) {
    const own = findings.filter((finding) => finding.plan === plan);
    const suite = root.ele("testsuite", {
      name: plan,
      tests: Math.max(1, own.length),
      failures: own.filter(refused).length,
      errors: 0,
      skipped: own.filter((finding) => finding.waived !== null).length,
    });
    if (own.length === 0)
      suite.ele("testcase", { name: `${rules.length} rules`, classname: "astro-connect" });
    for (const finding of own) testCase(suite, finding);
  }
  return `${root.end({ pretty: true })}\n`;
}

function testCase(suite: XMLElement, finding: Finding): void {
  const { rule, address, source, waived, severity } = finding;
  const element = suite.ele("testcase", {
    name: `${rule} ${address ?? "(plan)"}`,
    classname: rule,
    ...(source === null ? {} : { file: source.file, line: source.line }),
  });
  const text = `${finding.message}; expected ${finding.expected}; found ${finding.actual}; fix: ${finding.remediation}`;
  if (waived !== null) {
    element.ele("skipped", {
      message: `waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`,
    });
  } else if (refused(finding)) {
    element.ele("failure", { message: finding.message, type: severity }, text);
  } else {
    element.ele("system-out", {}, `${severity}: ${text}`);
  }
}

/** Only what is refused by default fails; the rest is said. */
function refused({ severity, waived }: Finding): boolean {
  return severity === "error" && waived === null;
}
