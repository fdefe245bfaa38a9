import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "../../config/model";
import { judge, readPack, type Waiver } from "../../gate";
import { conftest, opa } from "../support/opa";
import { describeWith, temporaryFolder } from "../support/tools";

const ROOT = join(__dirname, "..", "..");
const FIXTURES = join(ROOT, "__tests__", "fixtures");
const PLAN = join(FIXTURES, "vpc-peering", "accepter-must-accept", "fail-unset.plan.json");
const RULE = "vpc-peering/accepter-must-accept";
const facts = JSON.parse(readFileSync(join(FIXTURES, "facts.json"), "utf8")) as Facts;
const today = "2026-06-30";

const waiver = (address: string, expires = today): Waiver => ({
  rule: RULE,
  address,
  reason: "accepted by hand",
  owner: "network",
  expires,
});

const cases: [string, readonly Waiver[]][] = [
  ["one that holds", [waiver("aws_vpc_peering_connection_accepter.*")]],
  ["one that has expired", [waiver("*", "2026-06-29")]],
  ["one for another address", [waiver("aws_vpc_peering_connection_accepter.other")]],
  ["one for the plan", [waiver("(plan)")]],
];

/** Who the gate says is waived: the verdict that the others must share. */
function byTheGate(waivers: readonly Waiver[]): readonly string[] {
  const { report } = judge([{ name: "plan", bytes: readFileSync(PLAN) }], {
    pack: readPack(),
    facts,
    waivers,
    today,
  });
  return report.findings.filter(({ waived }) => waived !== null).map(({ rule }) => rule);
}

/** The data that native OPA and conftest are given. */
function dataFile(waivers: readonly Waiver[]): string {
  const file = join(temporaryFolder("waivers"), "data.json");
  writeFileSync(file, JSON.stringify({ astro: { facts, waivers, today } }));
  return file;
}

test("the gate waives with the first, and with no other", () => {
  expect(cases.map(([, waivers]) => byTheGate(waivers))).toEqual([[RULE], [], [], []]);
});

describeWith(opa, "native OPA waives what the gate waives", (binary) => {
  test.each(cases)("%s", (_, waivers) => {
    const args = ["eval", "-d", "policies", "--ignore", "*_test.rego,compiled,*.json,*.hcl"];
    const query = "[f.rule | some f in data.astro.main.findings; f.waived != null]";
    const run = spawnSync(binary, [...args, "-d", dataFile(waivers), "-i", PLAN, "-f", "raw", query], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(run.stderr).toBe("");
    expect(JSON.parse(run.stdout)).toEqual(byTheGate(waivers));
  });
});

describeWith(conftest, "conftest fails on what the gate does not waive", (binary) => {
  test.each(cases)("%s", (_, waivers) => {
    const args = ["test", "--output", "json", "--policy", "policies", "--data", dataFile(waivers), PLAN];
    const run = spawnSync(binary, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 });
    const [{ failures = [] }] = JSON.parse(run.stdout) as [
      { failures?: readonly { metadata: { rule: string } }[] },
    ];
    expect(failures.some(({ metadata }) => metadata.rule === RULE)).toBe(!byTheGate(waivers).includes(RULE));
  });
});
