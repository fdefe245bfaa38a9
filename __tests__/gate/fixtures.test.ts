import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Facts } from "../../config/model";
import { evaluator } from "../../gate/pack/evaluate";
import { readPack } from "../../gate/pack/pack";
import { planDocument } from "../../gate/plan/document";
import { parsePlan } from "../../gate/plan/parse";
import { project } from "../../gate/plan/project";

const FIXTURES = join(__dirname, "..", "fixtures");
const pack = readPack();

const cases = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".plan.json"))
  .sort()
  .map((file) => join(FIXTURES, file));

/** A finding as expected.json has it: what native OPA found on the raw plan. */
interface Expected {
  readonly rule: string;
  readonly address: string | null;
  readonly actual: string;
  readonly message: string;
}

describe("the wasm, on the projected plan, finds what native OPA finds on the raw one", () => {
  test("there are cases", () => expect(cases.length).toBeGreaterThan(0));

  test.each(cases.map((file) => [relative(FIXTURES, file), file]))("%s", (_, file) => {
    // GIVEN
    const expectations = JSON.parse(readFileSync(join(dirname(file), "expected.json"), "utf8")) as Record<string, Expected[]>;
    const expected = expectations[basename(file, ".plan.json")];
    const own = file.replace(/\.plan\.json$/, ".facts.json");
    const facts = JSON.parse(readFileSync(existsSync(own) ? own : join(FIXTURES, "facts.json"), "utf8")) as Facts;

    // WHEN
    const plan = project(planDocument(file, parsePlan(file, readFileSync(file))), pack.vocabulary);
    const { findings } = evaluator(pack, { facts, waivers: [], today: "2026-01-01" })(file, plan);

    // THEN
    const found = findings.map(({ remediation: _remediation, waived: _waived, ...finding }) => finding);
    expect(sorted(found)).toEqual(expected === undefined ? undefined : sorted(expected));
  });
});

function sorted<F extends Expected>(findings: readonly F[]): F[] {
  const key = ({ rule, address, actual, message }: F): string => JSON.stringify([rule, address, actual, message]);
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
