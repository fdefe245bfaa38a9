import { readFileSync } from "node:fs";
import type { Facts } from "../../config/model";
import { evaluator } from "../../gate/pack/evaluate";
import { readPack } from "../../gate/pack/pack";
import { planDocument } from "../../gate/plan/document";
import { parsePlan } from "../../gate/plan/parse";
import { fixtures, inOrder } from "../support/fixtures";

const pack = readPack();
const all = fixtures();

describe("the wasm, on the projected plan, finds what native OPA found on the raw one", () => {
  test("there are fixtures", () => expect(all.length).toBeGreaterThan(0));

  test.each(all.map((fixture) => [fixture.name, fixture] as const))("%s", (_, fixture) => {
    // GIVEN
    const facts = JSON.parse(readFileSync(fixture.facts, "utf8")) as Facts;
    const document = planDocument(fixture.name, parsePlan(fixture.name, readFileSync(fixture.plan)));

    // WHEN
    const rules = evaluator(pack, { facts, waivers: [], today: "2026-01-01" });
    const { findings } = rules.evaluate(document);

    // THEN
    const found = findings.map(({ remediation: _remediation, waived: _waived, ...finding }) => finding);
    expect(inOrder(found)).toEqual(fixture.expected);
  });
});

describe("each fixture shows what its name says", () => {
  test.each(all.map((fixture) => [fixture.name, fixture] as const))("%s", (name, { rule, expected }) => {
    const own = expected.filter((finding) => finding.rule === rule);
    const kind = /\/(fail|pass|unknown|near-miss)[^/]*$/.exec(name)?.[1];
    if (kind === "fail") expect(own.some((finding) => !finding.unknown)).toBe(true);
    else if (kind === "unknown") expect(own.some((finding) => finding.unknown)).toBe(true);
    else expect([kind, own]).toEqual([expect.stringMatching(/^(pass|near-miss)$/), []]);
  });
});
