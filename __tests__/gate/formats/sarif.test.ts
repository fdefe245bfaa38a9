import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import type { Log, Result } from "sarif";
import { readPack } from "../../../gate";
import { RENDERERS } from "../../../gate/formats/format";
import { docsUrl } from "../../../gate/formats/links";
import type { RenderOptions } from "../../../gate/formats/render-options";
import type { Report } from "../../../gate/report/report";
import { finding, HOSTILE, hostile, report, reportOf, waived } from "./sample";

const log = (of: Report, options?: RenderOptions): Log => JSON.parse(RENDERERS.sarif(of, options)) as Log;
const results = (of: Report, options?: RenderOptions): Result[] => log(of, options).runs[0]?.results ?? [];
const uris = (of: Report, options?: RenderOptions): (string | undefined)[] =>
  results(of, options).map((result) => result.locations?.[0]?.physicalLocation?.artifactLocation?.uri);
const prints = (of: Report, options?: RenderOptions): (string | undefined)[] =>
  results(of, options).map((result) => result.partialFingerprints?.["astroConnect/v1"]);

describe("the published schema", () => {
  const schema = JSON.parse(readFileSync(join(__dirname, "schemas", "sarif-2.1.0.json"), "utf8")) as object;
  // The schema is of draft 4, which this validator does not know by name; what it uses is the same in 7.
  const { $schema: _, id: __, ...rest } = schema as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false });
  ajv.addFormat("uri", (text: string) => URL.canParse(text));
  ajv.addFormat("uri-reference", (text: string) => URL.canParse(text, "https://example.com/"));
  const valid = ajv.compile(rest);
  const problems = (of: unknown): unknown => (valid(of) ? [] : valid.errors);

  test.each([
    ["a report", report],
    ["an empty one", reportOf([])],
    ["one with the whole pack", reportOf([finding], { rules: readPack().rules })],
    ["a hostile one", reportOf(hostile)],
  ])("holds for %s", (_of, of) => {
    expect(problems(log(of))).toEqual([]);
  });

  test("does not hold for anything", () => {
    const broken = log(report);
    Object.assign(broken.runs[0]?.results?.[0] ?? {}, { level: "fatal" });
    expect(problems(broken)).not.toEqual([]);
  });
});

test("there is one rule per id of the pack, with its help, its severity and an absolute address", () => {
  const { rules } = readPack();
  const descriptors = log(reportOf([], { rules })).runs[0]?.tool.driver.rules ?? [];
  expect(descriptors.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  expect(new Set(descriptors.map(({ id }) => id)).size).toBe(rules.length);
  for (const [i, { helpUri, help, defaultConfiguration, name }] of descriptors.entries()) {
    const rule = rules[i]!;
    expect(new URL(helpUri ?? "").protocol).toBe("https:");
    expect(help?.text).toContain(rule.remediation);
    expect(help?.markdown).toContain(docsUrl(rule.id));
    expect(defaultConfiguration).toEqual({ level: rule.severity });
    expect(name).toMatch(/^[A-Za-z0-9]+$/);
  }
});

test("a result names its rule, its line and its resource", () => {
  const [result] = results(report);
  expect(result).toMatchObject({ ruleId: "vpc-peering/cidr-overlap", ruleIndex: 0, level: "error" });
  expect(result?.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: "connections.yaml" },
        region: { startLine: 14, startColumn: 7 },
      },
      logicalLocations: [{ fullyQualifiedName: 'aws_vpc.main["a|b"]', kind: "resource" }],
    },
  ]);
});

test("hand-written Terraform points at the plan, with its address as logical location", () => {
  expect(results(reportOf([{ ...finding, source: null }]))[0]?.locations).toEqual([
    {
      physicalLocation: { artifactLocation: { uri: "plan.json" }, region: { startLine: 1, startColumn: 1 } },
      logicalLocations: [{ fullyQualifiedName: 'aws_vpc.main["a|b"]', kind: "resource" }],
    },
  ]);
});

describe("waivers are suppressions", () => {
  test("of the waived only, and then every result says so", () => {
    expect(results(report).map(({ suppressions }) => suppressions)).toEqual([
      [],
      [{ kind: "external", status: "accepted", justification: "moves in May (platform, until 2027-05-31)" }],
    ]);
  });

  test("where nothing is waived, no result speaks of them", () => {
    expect(results(reportOf([finding]))[0]).not.toHaveProperty("suppressions");
  });
});

describe("fingerprints", () => {
  const print = prints(reportOf([finding]))[0];

  test.each([
    ["what was found", { actual: "other" }],
    ["the message", { message: "other" }],
    ["the line", { source: { file: "connections.yaml", line: 99, column: 1 } }],
    ["the severity", { severity: "warning" as const }],
  ])("outlive a change of %s", (_what, change) => {
    expect(prints(reportOf([{ ...finding, ...change }]))).toEqual([print]);
  });

  test.each([
    ["the rule", { rule: "vpc-peering/way-back" }],
    ["the resource", { address: "aws_vpc.other" }],
    ["the plan, because two connections name their resources alike", { plan: "billing.json" }],
  ])("tell apart by %s", (_what, change) => {
    expect(prints(reportOf([{ ...finding, ...change }]))).not.toEqual([print]);
  });

  test("are all different in one report", () => {
    const many = [finding, { ...finding, actual: "another" }, { ...finding, actual: "a third" }, waived];
    expect(new Set(prints(reportOf(many))).size).toBe(4);
  });

  test("do not know which runner made the plan", () => {
    const made = (folder: string): Report => reportOf([{ ...finding, plan: `${folder}/orders.json` }]);
    expect(prints(made("/home/runner/work/_temp/1"))).toEqual(prints(made("/builds/2/tmp")));
  });
});

describe("files", () => {
  const repository = { root: "/work/shop", folder: "infra/astro" };
  const planned = (plan: string): Report => reportOf([{ ...finding, plan, source: null }]);

  test("are named from the top of the repository", () => {
    expect(uris(report, { repository })).toEqual(["infra/astro/connections.yaml", "infra/astro/plan.json"]);
    expect(uris(planned("../plans/a.json"), { repository })).toEqual(["infra/plans/a.json"]);
    expect(uris(planned("/work/shop/plans/a.json"), { repository })).toEqual(["plans/a.json"]);
  });

  test("outside of it are absolute", () => {
    expect(uris(planned("/tmp/a b.json"), { repository })).toEqual(["file:///tmp/a%20b.json"]);
  });

  test.each([
    ["a:b.json", "a%3Ab.json"],
    ["a?b#c.json", "a%3Fb%23c.json"],
    ["100%.json", "100%25.json"],
    ["plans/ä.json", "plans/%C3%A4.json"],
    ["\ud800.json", "%EF%BF%BD.json"],
  ])("%j is %s in a URI", (name, uri) => {
    expect(uris(planned(name))).toEqual([uri]);
    expect(new URL(uri, "https://example.com/").pathname).toBe(`/${uri}`);
  });
});

test("a plan cannot put a link into a message", () => {
  for (const { message } of results(reportOf(hostile))) expect(message.text).not.toMatch(/\]\(/);
  expect(HOSTILE.some((text) => text.includes("]("))).toBe(true);
});
