import type { HandOver } from "../model";
import { json } from "./json";
import { markdown } from "./markdown";
import { text } from "./text";

export { body } from "./text";

const RENDERERS = { text, markdown, json } as const;

/** How hand-overs can be written. */
type Format = keyof typeof RENDERERS;

/** Hand-overs as one document that ends with a line feed; empty where there is none. */
export function render(handOvers: readonly HandOver[], format: Format): string {
  return RENDERERS[format](handOvers);
}
