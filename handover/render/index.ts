import type { HandOver } from "../model";
import { json } from "./json";
import { markdown } from "./markdown";
import { text } from "./text";

export { body } from "./text";

const RENDERERS = { text, markdown, json } as const;

/** How hand-overs can be written. */
export type Format = keyof typeof RENDERERS;

/** Every format, for help and messages. */
export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

/** Hand-overs as one document that ends with a line feed; empty where there is none. */
export function render(handOvers: readonly HandOver[], format: Format): string {
  return RENDERERS[format](handOvers);
}
