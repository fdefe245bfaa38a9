import type { HandOver } from "../model";
import { body } from "./text";

/** Hand-overs as JSON, each with the ready text as `body`, for whoever sends it through an API. */
export function json(handOvers: readonly HandOver[]): string {
  return `${JSON.stringify({ version: 1, handOvers: handOvers.map(withBody) }, undefined, 2)}\n`;
}

function withBody(handOver: HandOver) {
  return { ...handOver, body: body(handOver) };
}
