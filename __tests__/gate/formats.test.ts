import type { Log } from "sarif";
import type { Finding } from "../../gate";
import { FORMATS, RENDERERS } from "../../gate/formats/format";
import type { Report } from "../../gate/report/report";

const finding: Finding = {
  plan: "plan.json",
  rule: "vpc-peering/cidr-overlap",
  severity: "error",
  address: 'aws_vpc.main["a|b"]',
  message: "overlaps; 100 %\nof it",
  expected: "no overlap",
  actual: "172.20.0.0/16",
  remediation: "Choose another CIDR.",
  docs: "docs/policies/vpc-peering/cidr-overlap.md",
  source: { file: "connections.yaml", line: 14, column: 7 },
  waived: null,
};
const waived: Finding = {
  ...finding,
  address: null,
  source: null,
  severity: "warning",
  waived: { reason: "moves in May", owner: "platform", expires: "2027-05-31" },
};
const report: Report = {
  summary: { error: 1, warning: 0, note: 0, waived: 1, rules: 1, resources: 2, judged: 1 },
  plans: ["plan.json", "other.json"],
  findings: [finding, waived],
  remarks: [],
  rules: [
    {
      id: "vpc-peering/cidr-overlap",
      title: "No overlap",
      description: "CIDRs must not overlap.",
      severity: "error",
      unknown: "error",
      remediation: "Choose another CIDR.",
      document: "…",
      rows: ["1"],
      aliases: [],
      avoid: "",
      prefer: "",
      related: [],
    },
  ],
  waivers: [],
};

test.each(FORMATS)("%s: the same report gives the same bytes, and ends its last line", (format) => {
  expect(RENDERERS[format](report)).toBe(RENDERERS[format](report));
  expect(RENDERERS[format](report)).toMatch(/\n$/);
});

test("text has one line a finding, and a last one that counts", () => {
  const place = `vpc-peering/cidr-overlap aws_vpc.main["a|b"]: overlaps; 100 % of it`;
  expect(RENDERERS.text(report).split("\n")).toEqual([
    `connections.yaml:14:7: error ${place}; expected no overlap; found 172.20.0.0/16; fix: Choose another CIDR.`,
    "plan.json: waived vpc-peering/cidr-overlap (plan): overlaps; 100 % of it; expected no overlap; found 172.20.0.0/16; waived until 2027-05-31 by platform: moves in May",
    "1 error, 0 warnings, 0 notes, 1 waived; 1 of 2 resources concern Astro; 1 rules",
    "",
  ]);
});

test("text does not let a plan drive the terminal", () => {
  const hostile = { ...report, findings: [{ ...finding, actual: "\u001b[2J\u009b31m\r" }] };
  expect(RENDERERS.text(hostile)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test("json has the keys that readers rely on, and no other order", () => {
  const parsed = JSON.parse(RENDERERS.json(report)) as {
    version: number;
    summary: object;
    findings: object[];
  };
  expect(parsed.version).toBe(1);
  expect(parsed.summary).toEqual(report.summary);
  expect(parsed.findings).toEqual([finding, waived]);
});

test("sarif has one rule per id, a fingerprint that outlives the found value, and waivers as suppressions", () => {
  const log = JSON.parse(RENDERERS.sarif(report)) as Log;
  const changed = JSON.parse(
    RENDERERS.sarif({ ...report, findings: [{ ...finding, actual: "other" }] }),
  ) as Log;
  const [run] = log.runs;
  expect(run?.tool.driver.rules?.map(({ id, helpUri }) => [id, helpUri])).toEqual([
    ["vpc-peering/cidr-overlap", expect.stringMatching(/^https:.*vpc-peering\/cidr-overlap\.md$/)],
  ]);
  expect(run?.results?.map(({ ruleId, level, ruleIndex }) => [ruleId, level, ruleIndex])).toEqual([
    ["vpc-peering/cidr-overlap", "error", 0],
    ["vpc-peering/cidr-overlap", "warning", 0],
  ]);
  expect(run?.results?.[0]?.locations?.[0]).toEqual({
    physicalLocation: {
      artifactLocation: { uri: "connections.yaml" },
      region: { startLine: 14, startColumn: 7 },
    },
    logicalLocations: [{ fullyQualifiedName: 'aws_vpc.main["a|b"]', kind: "resource" }],
  });
  expect(run?.results?.[1]?.suppressions).toEqual([
    { kind: "external", status: "accepted", justification: "moves in May (platform, until 2027-05-31)" },
  ]);
  expect(changed.runs[0]?.results?.[0]?.partialFingerprints).toEqual(run?.results?.[0]?.partialFingerprints);
});

test("junit has a suite per plan; a waived finding is skipped", () => {
  const xml = RENDERERS.junit(report);
  expect(xml.match(/<testsuite /g)).toHaveLength(2);
  expect(xml.match(/<failure /g)).toHaveLength(1);
  expect(xml.match(/<skipped/g)).toHaveLength(1);
});

test("github annotates the line, and a plan cannot forge a command", () => {
  const hostile = {
    ...finding,
    message: "x\n::error::forged",
    source: { file: "a,b:c", line: 1, column: 2 },
  };
  expect(RENDERERS.github({ ...report, findings: [hostile] })).toBe(
    '::error file=a%2Cb%3Ac,line=1,col=2,title=vpc-peering/cidr-overlap::aws_vpc.main["a|b"]: x%0A::error::forged. ' +
      "Expected no overlap; found 172.20.0.0/16. How to fix it: Choose another CIDR.\n",
  );
});

test("markdown keeps a plan's text inside its cell", () => {
  const hostile = { ...finding, message: "a | b <script> [x](y) @team", address: "a`b|c" };
  const row = RENDERERS.markdown({ ...report, findings: [hostile] })
    .split("\n")
    .find((line) => line.includes("script"));
  expect(row).toContain("a \\| b &lt;script> \\[x\\](y) \\@team");
  expect(row?.match(/(?<!\\)\|/g)).toHaveLength(7);
});
