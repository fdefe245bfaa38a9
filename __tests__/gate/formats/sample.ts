import type { Finding } from "../../../gate";
import type { Report } from "../../../gate/report/report";

export const finding: Finding = {
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

export const waived: Finding = {
  ...finding,
  address: null,
  source: null,
  severity: "warning",
  waived: { reason: "moves in May", owner: "platform", expires: "2027-05-31" },
};

export const report: Report = {
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

/** A report of these findings only. */
export function reportOf(findings: readonly Finding[], more: Partial<Report> = {}): Report {
  const count = (severity: string) =>
    findings.filter((each) => each.severity === severity && each.waived === null).length;
  return {
    ...report,
    summary: {
      ...report.summary,
      error: count("error"),
      warning: count("warning"),
      note: count("note"),
      waived: findings.filter((each) => each.waived !== null).length,
    },
    plans: [...new Set(findings.map((each) => each.plan))],
    findings,
    ...more,
  };
}

/** What people who want to harm a reader write into names and values, and what happens to be odd. */
export const HOSTILE: readonly string[] = [
  "a\n::error::forged",
  "a\r\n::stop-commands::token",
  "::add-mask::a",
  "x ##[error]forged",
  "x ##vso[task.complete result=Succeeded]",
  "%0A::error::forged",
  "a|b\\|c\\\\|d",
  "a`b``c",
  "</code></table><script>alert(1)</script><img src=x onerror=alert(1)>",
  "[link](https://evil.example) ![image](https://evil.example/x.png) <https://evil.example>",
  "@octo/team #1 org/repo#1 https://evil.example www.evil.example a@evil.example",
  "*b* _i_ ~~s~~ **b** __b__ &lt; &#60;",
  "\u001b[2J\u001b[31mred\u009b1m\u0007\u0000\u0008",
  "\u202egnp.exe \u2028 \u2029 \u200b \ufeff",
  "\ud800 lone \udfff",
  "]]> <![CDATA[ --> <!-- \ufffe \uffff",
  "--- \n\n# heading\n\n- list",
  "x".repeat(5_000),
  `${" ".repeat(50_000)}x`,
  "",
];

/** One finding per hostile text, which stands wherever a plan may put text. */
export const hostile: readonly Finding[] = HOSTILE.map((text) => ({
  ...finding,
  plan: text === "" ? "plan.json" : text,
  address: text,
  message: text,
  expected: text,
  actual: text,
  source: { file: text, line: 1, column: 1 },
}));
