import { create, type XMLElement } from "xmlbuilder";
import type { Finding } from "../finding";
import { isRefused, type Report, type Threshold } from "../report/report";
import { placeOf, type Repository } from "./place";
import type { RenderOptions } from "./render-options";
import { summaryLine } from "./text";

interface Case {
  readonly finding: Finding;
  /** GitLab takes cases of one suite, class and name for the same and drops all but the first. */
  readonly name: string;
}

/**
 * JUnit XML, as GitLab, Jenkins and Azure read it: a suite per plan, a case per finding; a suite without findings has one
 * passing case. What is refused fails; the rest passes and says what it is; waived findings are skipped.
 */
export function junit(report: Report, options: RenderOptions = {}): string {
  const { findings, rules, remarks, summary } = report;
  const { repository, failOn = "error" } = options;
  const root = create("testsuites", { encoding: "UTF-8" }, undefined, { invalidCharReplacement: "\ufffd" });
  const plans = [...new Set(report.plans)];
  const clean = plans.filter((plan) => !findings.some((finding) => finding.plan === plan));
  root.att({ name: "astro-connect", ...counts(findings, clean.length, failOn) });
  for (const [position, plan] of plans.entries()) {
    const own = findings.filter((finding) => finding.plan === plan);
    const suite = root.ele("testsuite", {
      name: plan,
      ...counts(own, own.length === 0 ? 1 : 0, failOn),
    });
    if (own.length === 0)
      suite.ele("testcase", { name: `${rules.length} rules`, classname: "astro-connect" });
    for (const each of named(own)) testCase(suite, each, { failOn, repository });
    // What concerns all plans is said once.
    if (position === 0) suite.ele("system-out", {}, [summaryLine(summary), ...remarks].join("\n"));
  }
  return `${root.end({ pretty: true })}\n`;
}

function counts(
  findings: readonly Finding[],
  passing: number,
  failOn: Threshold,
): Readonly<Record<"tests" | "failures" | "errors" | "skipped", number>> {
  return {
    tests: findings.length + passing,
    failures: findings.filter((finding) => isRefused(finding, failOn)).length,
    errors: 0,
    skipped: findings.filter((finding) => finding.waived !== null).length,
  };
}

function named(findings: readonly Finding[]): readonly Case[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const name = `${finding.rule} ${finding.address ?? "(plan)"}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { finding, name: count === 1 ? name : `${name} (${count})` };
  });
}

function testCase(
  suite: XMLElement,
  { finding, name }: Case,
  { failOn, repository }: { readonly failOn: Threshold; readonly repository: Repository | undefined },
): void {
  const { rule, waived, severity } = finding;
  const { path, line } = placeOf(finding, repository);
  const element = suite.ele("testcase", {
    name: name,
    classname: rule,
    file: path,
    ...(line === undefined ? {} : { line }),
  });
  // The place is in the text too, because GitLab shows nothing else of a failure.
  const place = line === undefined ? path : `${path}:${line}`;
  const found = `${place}: ${finding.message}; expected ${finding.expected}; found ${finding.actual}; fix: ${finding.remediation}`;
  if (waived !== null) {
    const message = `waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`;
    element.ele("skipped", { message }, message);
  } else if (isRefused(finding, failOn)) {
    element.ele("failure", { message: finding.message, type: severity }, found);
  } else {
    element.ele("system-out", {}, `${severity}: ${found}`);
  }
}
