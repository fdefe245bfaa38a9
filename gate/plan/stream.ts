import { TextDecoder } from "node:util";
import { JSONParser } from "@streamparser/json";
import { CannotJudge } from "../errors";
import type { Reads } from "../pack/pack";
import { MOST_MODULE_LEVELS, unwrapped, WRAPPINGS } from "./document";
import { isObject, objectOf, type Json, type JsonObject } from "./json";
import { SHOW } from "./parse";
import { Projection } from "./projection";

/** A plan that was projected while it was parsed. */
export interface StreamedPlan {
  readonly json: Json;
  /** Managed resource changes that were dropped, because they cannot matter to a rule. */
  readonly dropped: number;
}

/**
 * Parses a plan that is too long for `JSON.parse` (V8 has no string of 0.5 GiB), and keeps of each resource only what
 * rules read. Several times slower than `JSON.parse`.
 * @param name - how messages call the plan
 * @param chunks - its bytes, piece by piece; asked for a second time if the plan has no `resource_changes`
 * @throws CannotJudge if the bytes are not JSON text
 */
export function streamPlan(name: string, chunks: Iterable<Uint8Array>, reads: Reads): StreamedPlan {
  // What is planned stands before what changes, and is read only where nothing does: a third of the memory.
  const plan = streamed(name, chunks, reads, "planned_values");
  const { resource_changes, planned_values } = objectOf(unwrapped(plan.json));
  const isWhole = Array.isArray(resource_changes) || planned_values === undefined;
  return isWhole ? plan : streamed(name, chunks, reads);
}

function streamed(name: string, chunks: Iterable<Uint8Array>, reads: Reads, without?: string): StreamedPlan {
  const projection = new Projection(name, reads);
  const parser = new JSONParser({ paths: ["$", ...RESOURCES], keepStack: true });
  let root: Json | undefined;
  let dropped = 0;
  parser.onValue = ({ value, parent, stack }) => {
    const resource = value as Json;
    if (!Array.isArray(parent)) {
      root = resource;
      return;
    }
    // The element is the last of its list, whose indices are not the file's where others were dropped.
    const siblings = parent as Json[];
    const part = stack.map((step) => step.key).find((step) => PARTS.has(step));
    if (part === without) {
      siblings.pop();
      return;
    }
    if (!isObject(resource)) return;
    // A type that no rule can name may be referred to; the configuration, which tells, is the last part of a plan.
    if (part !== "resource_changes" || projection.matters(resource)) {
      siblings[siblings.length - 1] = reduced(projection, resource, part);
    } else {
      siblings.pop();
      if (resource.mode === "managed") dropped++;
    }
  };
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    for (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
    decoder.decode();
  } catch (error) {
    if (error instanceof CannotJudge) throw error;
    // What parsers say quotes the text around the error, which may hold a secret.
    throw new CannotJudge(`${name}: not JSON in UTF-8; write the plan with: ${SHOW}`);
  }
  if (root === undefined) throw new CannotJudge(`${name}: the JSON ends too early; write the plan again`);
  return { json: root, dropped };
}

/** The parts of a plan that list resources. */
const PARTS: ReadonlySet<unknown> = new Set([
  "resource_changes",
  "configuration",
  "planned_values",
  "prior_state",
]);

function reduced(projection: Projection, resource: JsonObject, part: unknown): JsonObject {
  if (part === "resource_changes") return projection.change(resource);
  return part === "configuration" ? projection.configured(resource) : projection.state(resource);
}

/** Where resources stand: in modules of any level, in a plan or one of its wrappings. */
const RESOURCES = ["$", ...WRAPPINGS.map((key) => `$.${key}`)].flatMap((plan) => [
  `${plan}.resource_changes.*`,
  ...nested(`${plan}.configuration.root_module`, ".module_calls.*.module"),
  ...nested(`${plan}.planned_values.root_module`, ".child_modules.*"),
  ...nested(`${plan}.prior_state.values.root_module`, ".child_modules.*"),
]);

function nested(module: string, step: string): string[] {
  return Array.from(
    { length: MOST_MODULE_LEVELS + 1 },
    (_, level) => `${module}${step.repeat(level)}.resources.*`,
  );
}
