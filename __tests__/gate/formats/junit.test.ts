import { RENDERERS } from "../../../gate/formats/format";
import { finding, hostile, report, reportOf } from "./sample";

/** What GitLab keys a case by: of several with one key it keeps the first. */
function keys(xml: string): string[] {
  return [...xml.matchAll(/<testsuite name="([^"]*)"|<testcase name="([^"]*)" classname="([^"]*)"/g)].reduce<{
    suite: string;
    found: string[];
  }>(
    ({ suite, found }, [, opened, name = "", classname = ""]) =>
      opened === undefined
        ? { suite, found: [...found, `${suite}_${classname}_${name}`] }
        : { suite: opened, found },
    { suite: "", found: [] },
  ).found;
}

test("a suite per plan, a case per finding, a passing case where there is none", () => {
  expect(RENDERERS.junit(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="astro-connect" tests="3" failures="1" errors="0" skipped="1">
  <testsuite name="plan.json" tests="2" failures="1" errors="0" skipped="1">
    <testcase name="vpc-peering/cidr-overlap aws_vpc.main[&quot;a|b&quot;]" classname="vpc-peering/cidr-overlap" file="connections.yaml" line="14">
      <failure message="overlaps; 100 %&#xA;of it" type="error">connections.yaml:14: overlaps; 100 %
of it; expected no overlap; found 172.20.0.0/16; fix: Choose another CIDR.</failure>
    </testcase>
    <testcase name="vpc-peering/cidr-overlap (plan)" classname="vpc-peering/cidr-overlap" file="plan.json">
      <skipped message="waived until 2027-05-31 by platform: moves in May">waived until 2027-05-31 by platform: moves in May</skipped>
    </testcase>
    <system-out>1 error, 0 warnings, 0 notes, 1 waived; 1 of 2 resources concern Astro; 1 rules</system-out>
  </testsuite>
  <testsuite name="other.json" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="1 rules" classname="astro-connect"/>
  </testsuite>
</testsuites>
`);
});

test("what is said beside the findings is in it, once", () => {
  const xml = RENDERERS.junit({ ...report, remarks: ["none of 2 resources concerns Astro"] });
  expect(xml.match(/none of 2 resources concerns Astro/g)).toHaveLength(1);
});

test.each([
  ["error", 1],
  ["warning", 2],
  ["note", 3],
  ["never", 0],
] as const)("--fail-on %s: %i fail", (failOn, failures) => {
  const severities = (["error", "warning", "note"] as const).map((severity) => ({ ...finding, severity }));
  const xml = RENDERERS.junit(reportOf(severities), { failOn });
  expect(xml.match(/<failure /g) ?? []).toHaveLength(failures);
  expect(xml).toContain(`<testsuites name="astro-connect" tests="3" failures="${failures}"`);
});

test("GitLab would drop none of the cases", () => {
  const alike = [finding, { ...finding, actual: "another" }, { ...finding, plan: "other.json" }];
  const found = keys(RENDERERS.junit(reportOf(alike)));
  expect(found).toHaveLength(3);
  expect(new Set(found).size).toBe(3);
});

test("a plan given twice is one suite", () => {
  expect(
    RENDERERS.junit(reportOf([finding], { plans: ["plan.json", "plan.json"] })).match(/<testsuite /g),
  ).toHaveLength(1);
});

test("files are named from the top of the repository", () => {
  expect(RENDERERS.junit(report, { repository: { root: "/work/shop", folder: "infra" } })).toContain(
    'file="infra/connections.yaml" line="14"',
  );
});

test("of a hostile plan, holds nothing that XML cannot, and no markup but its own", () => {
  const xml = RENDERERS.junit(reportOf(hostile));
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
  expect(xml).not.toMatch(/<script|<!\[CDATA|<!--/);
  expect(xml.match(/<testcase /g)).toHaveLength(hostile.length);
});
