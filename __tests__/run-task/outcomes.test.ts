import type { Finding, Report } from "../../gate";
import { verdictOf } from "../../run-task/result";
import { resultProblems } from "./result-schema";

function finding(more: Partial<Finding> = {}): Finding {
  return {
    plan: "run-1",
    rule: "vpc-peering/route-too-wide",
    severity: "error",
    address: "aws_route.astro",
    message: "the route is too wide",
    expected: "172.20.0.0/20",
    actual: "172.16.0.0/12",
    remediation: "Route the cluster's CIDR.",
    docs: "docs/policies/vpc-peering/route-too-wide.md",
    source: null,
    waived: null,
    ...more,
  };
}

function report(findings: readonly Finding[]): Report {
  const count = (severity: string): number =>
    findings.filter((one) => one.severity === severity && one.waived === null).length;
  const waived = findings.filter((one) => one.waived !== null).length;
  return {
    summary: {
      error: count("error"),
      warning: count("warning"),
      note: count("note"),
      waived,
      rules: 99,
      resources: 9,
      judged: 3,
    },
    plans: ["run-1"],
    findings,
    remarks: [],
    rules: [],
    waivers: [],
  };
}

const outcomes = (findings: readonly Finding[], failOn: "error" | "warning" = "error") => {
  const result = verdictOf(report(findings), failOn, true);
  expect(resultProblems(result)).toEqual([]);
  return result.data.relationships?.outcomes.data.map(({ attributes }) => attributes) ?? [];
};

const waived = { reason: "agreed", owner: "network", expires: "2027-01-01" };

test("what is refused comes first, advice next, what is waived last", () => {
  const shown = outcomes([
    finding({ waived }),
    finding({ severity: "note" }),
    finding({ severity: "error" }),
    finding({ severity: "warning" }),
  ]);
  expect(shown.map(({ tags }) => [tags["Status"]?.[0]?.label, tags["Severity"]?.[0]?.label])).toEqual([
    ["Failed", "Error"],
    ["Advice", "Warning"],
    ["Advice", "Note"],
    ["Waived", "Error"],
  ]);
  expect(shown[3]?.body).toContain("- **Waived** by network until 2027-01-01: agreed");
});

test("the threshold decides what fails", () => {
  const findings = [finding({ severity: "warning" })];
  expect(verdictOf(report(findings), "error", true).data.attributes.status).toBe("passed");
  expect(verdictOf(report(findings), "warning", true).data.attributes.status).toBe("failed");
  expect(verdictOf(report([finding()]), "never", true).data.attributes.status).toBe("passed");
});

test.each([1, 249, 250])("%i findings are all shown", (count) => {
  expect(outcomes(Array.from({ length: count }, () => finding()))).toHaveLength(count);
});

test.each([251, 5_000])("of %i findings, 249 are shown and the rest is counted where it is seen", (count) => {
  const shown = outcomes(Array.from({ length: count }, (_, i) => finding({ address: `aws_route.r[${i}]` })));
  expect(shown).toHaveLength(250);
  expect(shown[249]).toMatchObject({
    "outcome-id": "not-shown",
    description: `${count - 249} more findings are not shown: Terraform Cloud takes no more`,
    tags: { Status: [{ label: "Truncated", level: "warning" }] },
  });
});

test("a result stays below a megabyte, and counts what it leaves out", () => {
  const long = "é".repeat(20_000);
  const findings = Array.from({ length: 250 }, () =>
    finding({ message: long, expected: long, actual: long, remediation: long }),
  );
  const result = verdictOf(report(findings), "error", true);
  expect(resultProblems(result)).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(result))).toBeLessThan(1_000_000);
  const shown = result.data.relationships!.outcomes.data;
  const last = shown.at(-1)!.attributes.description;
  expect(last).toBe(`${250 - (shown.length - 1)} more findings are not shown: Terraform Cloud takes no more`);
});

test("texts that are too long are cut, and say so", () => {
  const long = "x".repeat(50_000);
  const [shown] = outcomes([
    finding({ rule: `route/${"r".repeat(200)}`, address: long, message: long, actual: long, expected: long }),
  ]);
  expect(shown?.["outcome-id"]).toMatch(/^route\/r+…$/);
  expect(shown?.description).toMatch(/^x+…$/);
  expect(shown?.url).toMatch(/^https:/);
  expect(resultProblems(verdictOf(report([finding({ address: long })]), "error", false))).toEqual([]);
});

test("what a plan holds is text: no line of its own, no markup, no link", () => {
  const evil = "a\n# b\r\n[x](https://example.com) <img src=x> **c** \u202e`d` http://example.com @team";
  const [shown] = outcomes([finding({ address: evil, message: evil, actual: evil, expected: evil })]);
  expect(shown?.description).not.toMatch(/[\r\n\u202e]/);
  const body = shown?.body ?? "";
  expect(body).not.toMatch(/\]\(|<img|\*\*c|https?:\/\/example|\u202e/);
  expect(body.split("\n").filter((line) => line.startsWith("#"))).toEqual([]);
});

test("a message that is too long is cut", () => {
  const many = Array.from({ length: 100 }, (_, i) => finding({ address: `aws_route.route_number_${i}` }));
  const { message } = verdictOf(report(many), "error", false).data.attributes;
  expect(message).toHaveLength(1_000);
  expect(message).toMatch(/^100 errors, .*…$/);
});

describe("the check of results, itself,", () => {
  const good = verdictOf(report([finding()]), "error", true);
  const [only] = good.data.relationships!.outcomes.data;

  /** A copy in which one value is another. */
  function changed(path: string, value: unknown): unknown {
    const copy = structuredClone(good) as unknown as Record<string, unknown>;
    const steps = path.split(".");
    const last = steps.pop()!;
    const parent = steps.reduce((at, step) => at[step] as Record<string, unknown>, copy);
    parent[last] = value;
    return copy;
  }

  test.each<[string, string, unknown]>([
    ["another status", "data.attributes.status", "errored"],
    ["a long message", "data.attributes.message", "x".repeat(1_001)],
    ["relationships outside data", "relationships", {}],
    ["no outcomes", "data.relationships.outcomes.data", []],
    ["251 outcomes", "data.relationships.outcomes.data", Array(251).fill(only)],
    ["an underscore in the id", "data.relationships.outcomes.data.0.attributes.outcome_id", "x"],
    ["a long label", "data.relationships.outcomes.data.0.attributes.tags.Status.0.label", "x".repeat(33)],
    [
      "a tag with a blank",
      "data.relationships.outcomes.data.0.attributes.tags.Cost Centre",
      [{ label: "x" }],
    ],
    ["no URL", "data.relationships.outcomes.data.0.attributes.url", "docs/x"],
  ])("refuses %s", (_, path, value) => {
    expect(resultProblems(good)).toEqual([]);
    expect(resultProblems(changed(path, value))).not.toEqual([]);
  });
});
