import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { readPack } from "../../gate/pack/pack";
import { planDocument } from "../../gate/plan/document";
import type { Json, JsonObject } from "../../gate/plan/json";
import { project } from "../../gate/plan/project";
import { streamPlan } from "../../gate/plan/stream";
import { fixtures } from "../support/fixtures";

const { reads } = readPack();

describe("a plan read piece by piece", () => {
  const plans = fixtures().map(({ name, plan }) => ({ name, bytes: readFileSync(plan) }));

  test("is judged as what JSON.parse makes of it, wherever it is cut", () => {
    fc.assert(
      fc.property(fc.constantFrom(...plans), fc.integer({ min: 1, max: 5_000 }), ({ name, bytes }, size) => {
        // GIVEN
        const whole = planDocument(name, JSON.parse(bytes.toString("utf8")) as Json);
        // WHEN
        const { json, dropped } = streamPlan(name, cut(bytes, size), reads);
        const streamed = planDocument(name, json, dropped);
        // THEN
        expect(project(streamed, reads)).toEqual(project(whole, reads));
        expect(streamed.resources).toBe(whole.resources);
      }),
      { numRuns: 150, seed: 20_260_101 },
    );
  }, 120_000);

  test.each(["plan", "tfplan", "terraform"])("is the same inside of %s", (wrapping) => {
    const [{ bytes }] = plans as [(typeof plans)[0]];
    const plan = JSON.parse(bytes.toString("utf8")) as Json;
    const wrapped = Buffer.from(JSON.stringify({ [wrapping]: plan, run: { id: "run-1" } }));
    const { json, dropped } = streamPlan("wrapped", cut(wrapped, 100), reads);
    expect(project(planDocument("wrapped", json, dropped), reads)).toEqual(
      project(planDocument("wrapped", plan), reads),
    );
  });

  test("that changes nothing is judged by what it holds", () => {
    for (const { name, bytes } of plans.slice(0, 20)) {
      const { resource_changes: _, ...plan } = JSON.parse(bytes.toString("utf8")) as JsonObject;
      const { json, dropped } = streamPlan(name, cut(Buffer.from(JSON.stringify(plan)), 1000), reads);
      expect(project(planDocument(name, json, dropped), reads)).toEqual(
        project(planDocument(name, plan), reads),
      );
    }
  });

  test.each([
    ["that ends too early", '{"format_version":"1.2","resource_changes":[{"a', "the JSON ends too early"],
    ["that is no JSON", "{format_version}", "not JSON in UTF-8"],
    ["with more behind its end", '{"format_version":"1.2"} {}', "not JSON in UTF-8"],
    ["that is empty", "", "the JSON ends too early"],
  ])("%s is refused", (_, text, reason) => {
    expect(() => streamPlan("big.json", cut(Buffer.from(text), 7), reads)).toThrow(`big.json: ${reason}`);
  });

  test("in another encoding is refused", () => {
    const latin1 = Buffer.from('{"format_version":"1.2","name":"M\u00fcnchen"}', "latin1");
    expect(() => streamPlan("big.json", [latin1], reads)).toThrow("big.json: not JSON in UTF-8");
  });

  test("is read although a byte order mark stands before it", () => {
    const { json } = streamPlan("big.json", cut(Buffer.from('\ufeff{"format_version":"1.2"}'), 2), reads);
    expect(json).toEqual({ format_version: "1.2" });
  });

  test("says nothing of what stands in it when it is no JSON", () => {
    const secret = Buffer.from('{"password": "hunter2" "hunter2"}');
    expect(() => streamPlan("big.json", [secret], reads)).toThrow(/^(?!.*hunter2)/s);
  });
});

function cut(bytes: Uint8Array, size: number): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}
