import { readFileSync } from "node:fs";
import type { Facts } from "../../../config/model";
import { evaluator } from "../../../gate/pack/evaluate";
import { readPack } from "../../../gate/pack/pack";
import { planDocument } from "../../../gate/plan/document";
import type { Json } from "../../../gate/plan/json";
import type { Fixture } from "../fixtures";
import type { MutableObject } from "./json";

const pack = readPack();

/** The plan of a fixture. */
export function planOf({ plan }: Fixture): MutableObject {
  return JSON.parse(readFileSync(plan, "utf8")) as MutableObject;
}

/** What the gate finds in a plan with a fixture's facts, one text a finding; `named` undoes what a test did to names. */
export function findingsIn(
  plan: Json,
  { name, facts }: Fixture,
  named = (text: string): string => text,
): string[] {
  const rules = evaluator(pack, {
    facts: JSON.parse(readFileSync(facts, "utf8")) as Facts,
    waivers: [],
    today: "2026-01-01",
  });
  return rules
    .evaluate(planDocument(name, plan))
    .findings.map(({ rule, severity, address, message, expected, actual }) =>
      named(JSON.stringify({ rule, severity, address, message, expected, actual })),
    )
    .sort();
}
