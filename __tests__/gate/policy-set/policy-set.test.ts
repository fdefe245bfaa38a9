import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Facts } from "../../../config/model";
import { type Finding, judge, policySet, readPack, type Waiver } from "../../../gate";
import { type Fixture, fixtures } from "../../support/fixtures";
import { oldestOpa, opa } from "../../support/opa";
import { describeWith, temporaryFolder } from "../../support/tools";

const ROOT = join(__dirname, "..", "..", "..");
const pack = readPack();
const remediations = new Map(pack.rules.map(({ id, remediation }) => [id, remediation]));
const CREATED = "2026-06-30T23:59:59Z";
const facts = JSON.parse(readFileSync(join(ROOT, "__tests__", "fixtures", "facts.json"), "utf8")) as Facts;

/** Writes a policy set as it is. */
function written(options: { readonly facts: Facts; readonly waivers?: readonly Waiver[] }): string {
  const folder = temporaryFolder("policy-set");
  for (const [path, text] of policySet({ waivers: [], ...options })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What a policy says of each input, as Terraform Cloud would show it: the query of `policies.hcl` on `{plan, run}`. */
interface Said {
  readonly mandatory: readonly string[];
  readonly advisory: readonly string[];
}

/** Asks one OPA about many plans, each given as Terraform Cloud gives it. */
function ask(
  binary: string,
  folder: string,
  plans: readonly string[],
  run = { created_at: CREATED },
): Said[] {
  const scratch = temporaryFolder("policy-set-input");
  const data = join(scratch, "inputs.json");
  const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(data, JSON.stringify({ inputs: plans.map((plan) => ({ plan: read(plan), run })) }));
  const query = join(scratch, "query.rego");
  const [mandatory, advisory] = queries(folder);
  writeFileSync(
    query,
    `package query
both := {"mandatory": ${mandatory}, "advisory": ${advisory}}
said := [both_of | some i in data.inputs; both_of := both with input as i]
`,
  );
  const args = [
    "eval",
    "-d",
    folder,
    "--ignore",
    ".*",
    "-d",
    query,
    "-d",
    data,
    "-f",
    "raw",
    "data.query.said",
  ];
  return JSON.parse(execFileSync(binary, args, { encoding: "utf8", maxBuffer: 1 << 28 })) as Said[];
}

/** The queries of `policies.hcl`: the mandatory policy's, then the advisory one's. */
function queries(folder: string): [string, string] {
  const hcl = readFileSync(join(folder, "policies.hcl"), "utf8");
  const blocks = hcl
    .split(/^policy /m)
    .slice(1)
    .map((block) => [/query\s+= "(.*)"/.exec(block)?.[1], /enforcement_level\s+= "(.*)"/.exec(block)?.[1]]);
  expect(blocks.map(([, level]) => level)).toEqual(["mandatory", "advisory"]);
  return blocks.map(([query]) => query) as [string, string];
}

/** What the gate says of a plan, in the words of the policy set. */
function byTheGate(plan: string, ours: Facts, waivers: readonly Waiver[] = []): Said {
  const { report } = judge([{ name: "plan", bytes: readFileSync(plan) }], {
    pack,
    facts: ours,
    waivers,
    today: CREATED.slice(0, 10),
  });
  const lines = (pick: (finding: Finding) => boolean): string[] => report.findings.filter(pick).map(line);
  return {
    mandatory: unique(lines(({ severity, waived }) => severity === "error" && waived === null)),
    advisory: unique([
      ...lines(({ severity, waived }) => severity !== "error" && waived === null),
      ...report.findings.flatMap((finding) =>
        finding.waived === null ? [] : [`waived until ${finding.waived.expires}: ${line(finding)}`],
      ),
    ]),
  };
}

/** What the fixture expects of the whole pack, which is what the gate finds (a test of its own). */
function expectedOf(expected: Fixture["expected"]): Said {
  const lines = (pick: (severity: string) => boolean): string[] =>
    unique(
      expected
        .filter(({ severity }) => pick(severity))
        .map((finding) => line({ ...finding, remediation: remediations.get(finding.rule) ?? "" })),
    );
  return {
    mandatory: lines((severity) => severity === "error"),
    advisory: lines((severity) => severity !== "error"),
  };
}

type Line = Pick<Finding, "rule" | "address" | "message" | "expected" | "actual" | "remediation">;

function line({ rule, address, message, expected, actual, remediation }: Line): string {
  return `${rule} ${address ?? "(plan)"}: ${message}; expected ${expected}; found ${actual}; fix: ${remediation}`;
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}

const all = fixtures();
const fixture = (name: string): Fixture => all.find((one) => one.name === name)!;
const FAILING = fixture("vpc-peering/accepter-must-accept/fail-unset");

test("is the pack without its tests, the facts as Rego, and two policies", () => {
  const files = policySet({ facts, waivers: [] });
  expect([...files.keys()].filter((path) => !path.endsWith(".rego"))).toEqual(["README.md", "policies.hcl"]);
  expect(
    [...files.keys()].filter((path) => /_test|testing|compiled|conftest|waivers\.rego$/.test(path)),
  ).toEqual(["lib/waivers.rego"]);
  const rules = pack.rules.map(({ id }) => `${id}.rego`);
  expect([...files.keys()]).toEqual(expect.arrayContaining([...rules, "main.rego", "data/facts.rego"]));
  expect(files.get("policies.hcl")?.match(/^policy /gm)).toHaveLength(2);
});

test("same facts, same bytes", () => {
  expect([...policySet({ facts, waivers: [] })]).toEqual([...policySet({ facts, waivers: [] })]);
});

test("text of the file cannot leave the string it stands in", () => {
  const [cluster] = facts.clusters;
  const name = "p`)\nallow := true\n# \u2028é";
  const module = policySet({ facts: { clusters: [{ ...cluster!, name }] }, waivers: [] }).get(
    "data/facts.rego",
  );
  const raw = /clusters := json\.unmarshal\(`([^`]*)`\)\n$/.exec(module ?? "")?.[1];
  expect((JSON.parse(raw ?? "") as { name: string }[])[0]?.name).toBe(name);
  expect(raw).toMatch(/^[\t\n\x20-\x7e]*$/);
});

describe.each([opa, oldestOpa])("$name on {plan, run}", (tool) => {
  describeWith(tool, `a written policy set under ${tool.name}`, (binary) => {
    test("finds in every fixture what the gate finds", () => {
      const groups = byFacts(all);
      for (const [file, group] of groups) {
        const ours = JSON.parse(readFileSync(file, "utf8")) as Facts;
        const said = ask(
          binary,
          written({ facts: ours }),
          group.map(({ plan }) => plan),
        );
        expect(group.map(({ name }, i) => [name, said[i]])).toEqual(
          group.map(({ name, expected }) => [name, expectedOf(expected)]),
        );
      }
    }, 600_000);

    test("without facts denies every plan and says what is missing", () => {
      const folder = written({ facts });
      rmSync(join(folder, "data"), { recursive: true });
      const passing = fixture("vpc-peering/accepter-must-accept/pass-true");
      for (const { mandatory } of ask(binary, folder, [passing.plan, FAILING.plan]))
        expect(mandatory).toEqual([
          expect.stringMatching(/^facts\/facts-given \(plan\): no facts .*data\.astro\.facts/),
        ]);
    });

    test("policies/ as it stands denies, too, because it has no facts", () => {
      const [said] = ask(binary, join(ROOT, "policies"), [FAILING.plan]);
      expect(said?.mandatory).toEqual([expect.stringMatching(/^facts\/facts-given /)]);
    });

    test.each([
      ["waives up to its last day", "2026-06-30"],
      ["does not waive after it", "2026-06-29"],
    ])("a waiver %s, by the day the run was created", (_, expires) => {
      const rule = "vpc-peering/accepter-must-accept";
      const waivers = [{ rule, address: "*", reason: "by hand, `for now`", owner: "network", expires }];
      const [said] = ask(binary, written({ facts, waivers }), [FAILING.plan]);
      expect(said).toEqual(byTheGate(FAILING.plan, facts, waivers));
      expect(said?.mandatory.some((text) => text.startsWith(rule))).toBe(expires < "2026-06-30");
    });

    test("waives nothing in a run that does not say when it was created", () => {
      const waivers = [
        {
          rule: "vpc-peering/accepter-must-accept",
          address: "*",
          reason: "r",
          owner: "o",
          expires: "9999-12-31",
        },
      ];
      const [said] = ask(binary, written({ facts, waivers }), [FAILING.plan], {} as { created_at: string });
      expect(said?.mandatory).toEqual(byTheGate(FAILING.plan, facts).mandatory);
    });

    test("compiles strictly, with what wasm and OPA 1.4 have", () => {
      const waivers = [
        { rule: "vpc-peering/route-too-wide", address: "*", reason: "r", owner: "o", expires: "2027-01-01" },
      ];
      const args = ["check", "--strict", "--capabilities", join(ROOT, "policies", "capabilities.json")];
      const run = spawnSync(binary, [...args, written({ facts, waivers })], { encoding: "utf8" });
      expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
    });
  });
});

function byFacts(fixtures: readonly Fixture[]): Map<string, Fixture[]> {
  const groups = new Map<string, Fixture[]>();
  for (const one of fixtures) groups.set(one.facts, [...(groups.get(one.facts) ?? []), one]);
  return groups;
}
