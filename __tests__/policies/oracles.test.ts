import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ExpectedFinding, type Fixture, fixtures, inOrder } from "../support/fixtures";
import { conftest, opa } from "../support/opa";
import { describeWith, temporaryFolder } from "../support/tools";

const ROOT = join(__dirname, "..", "..");
const all = fixtures();

describeWith(opa, "native OPA, on raw plans", () => {
  test("finds what is expected in every fixture", () => {
    const cases = JSON.stringify(all.map(({ plan, facts }) => ({ plan, facts })));
    const output = execFileSync(process.execPath, ["scripts/native.mjs"], {
      cwd: ROOT,
      input: cases,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const found = JSON.parse(output) as ExpectedFinding[][];
    expect(all.map(({ name }, i) => [name, inOrder(found[i] ?? [])])).toEqual(
      all.map(({ name, expected }) => [name, expected]),
    );
  }, 300_000);
});

describeWith(conftest, "conftest, on raw plans", (binary) => {
  test("finds what is expected in every fixture", () => {
    for (const [facts, group] of byFacts(all)) {
      const data = join(temporaryFolder("conftest"), "data.json");
      writeFileSync(
        data,
        JSON.stringify({ astro: { facts: JSON.parse(readFileSync(facts, "utf8")) as unknown } }),
      );
      const args = [
        "test",
        "--output",
        "json",
        "--policy",
        "policies",
        "--data",
        data,
        ...group.map(({ plan }) => plan),
      ];
      const run = spawnSync(binary, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
      const results = JSON.parse(run.stdout) as ConftestResult[];
      const found = group.map(({ plan }) =>
        results.filter(({ filename }) => filename === plan).flatMap(findingsOf),
      );
      expect(group.map(({ name }, i) => [name, inOrder(found[i] ?? [])])).toEqual(
        group.map(({ name, expected }) => [name, expected]),
      );
    }
  }, 600_000);
});

interface ConftestResult {
  readonly filename: string;
  readonly failures?: readonly { metadata: ConftestFinding }[];
  readonly warnings?: readonly { metadata: ConftestFinding }[];
}

type ConftestFinding = ExpectedFinding & {
  readonly query: string;
  readonly remediation: string;
  readonly waived: null;
};

function findingsOf({ failures = [], warnings = [] }: ConftestResult): ExpectedFinding[] {
  return [...failures, ...warnings].map(({ metadata }) => {
    const { rule, severity, address, message, expected, actual, unknown } = metadata;
    return { rule, severity, address, message, expected, actual, unknown };
  });
}

function byFacts(fixtures: readonly Fixture[]): Map<string, Fixture[]> {
  const groups = new Map<string, Fixture[]>();
  for (const fixture of fixtures) groups.set(fixture.facts, [...(groups.get(fixture.facts) ?? []), fixture]);
  return groups;
}
