import { constants } from "node:buffer";
import type { Reads } from "../pack/pack";
import { planDocument, type PlanDocument } from "./document";
import type { JsonObject } from "./json";
import { parsePlan, parseText } from "./parse";

/**
 * A plan to judge: its text, or its bytes, at once or piece by piece (from the start whenever they are asked for), or the
 * document where it was made in this process.
 */
export type PlanInput =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly chunks: Iterable<Uint8Array> }
  | { readonly name: string; readonly document: JsonObject };

/** Whether so many bytes of JSON are too long for one string; such a plan is better given piece by piece. */
export function isTooLongForText(bytes: number): boolean {
  return bytes > constants.MAX_STRING_LENGTH;
}

/**
 * Reads a plan, whichever way it is given.
 * @param reads - what rules can read; of a very long plan, nothing else is kept
 * @throws CannotJudge if it is no plan
 */
export function readPlan(input: PlanInput, reads: Reads): PlanDocument {
  const { name } = input;
  if ("document" in input) return planDocument(name, input.document);
  if ("text" in input) return planDocument(name, parseText(name, input.text));
  if ("bytes" in input && !isTooLongForText(input.bytes.byteLength)) {
    return planDocument(name, parsePlan(name, input.bytes));
  }
  // Loaded only for plans that are never seen in most places.
  const { streamPlan } = require("./stream") as typeof import("./stream");
  const { json, dropped } = streamPlan(name, "chunks" in input ? input.chunks : [input.bytes], reads);
  return planDocument(name, json, dropped);
}
