import { CannotJudge } from "../errors";
import type { Reads } from "../pack/pack";
import { isObject, objectOf, type Json, type JsonObject } from "./json";

/**
 * What the rules read of the parts of a plan: resource types, attributes and keys whose names stand in the Rego (its
 * *vocabulary*, derived by the build), without what says nothing: attributes that are null, and marks (unknown,
 * sensitive) that mark nothing.
 */
export class Projection {
  /** @param name - how messages call the plan */
  constructor(
    private readonly name: string,
    private readonly reads: Reads,
  ) {}

  /** Whether a rule can name the type of a resource. */
  knows(resource: Json | undefined): resource is JsonObject {
    return isObject(resource) && this.reads.vocabulary.has(resource.type as string);
  }

  /** Whether an entry of `resource_changes` of such a type can matter to a rule: most IAM policies do not. */
  matters({ type, change }: JsonObject): boolean {
    const text = this.reads.texts.get(type as string);
    if (text === undefined) return true;
    const { after, after_unknown } = objectOf(change);
    if (marked(objectOf(after_unknown)[text.attribute])) return true;
    return says(text.words, objectOf(after)[text.attribute] ?? null);
  }

  /** Whether a resource of `configuration` can matter: not so, where such a text is a constant without those words. */
  mattersConfigured({ type, expressions }: JsonObject): boolean {
    const text = this.reads.texts.get(type as string);
    if (text === undefined) return true;
    const { constant_value, references } = objectOf(objectOf(expressions)[text.attribute]);
    // In JSON, as CDKTF writes it, `${data.x.json}` stands there as a text beside what it refers to.
    return constant_value === undefined || references !== undefined || says(text.words, constant_value);
  }

  /** The keys of an object that a rule can name. */
  named(object: JsonObject): Record<string, Json> {
    const kept: Record<string, Json> = {};
    for (const key in object) {
      const value = object[key];
      if (value !== undefined && this.reads.vocabulary.has(key)) kept[key] = value;
    }
    return kept;
  }

  /** An entry of `resource_changes`. */
  change(resource: JsonObject): JsonObject {
    const kept = this.named(resource);
    const change = this.named(objectOf(resource.change));
    for (const key in change) {
      change[key] = MARKING.has(key) ? this.marks(change[key]) : this.attributes(change[key]);
    }
    kept.change = change;
    return kept;
  }

  /** A resource of `planned_values` or `prior_state`. */
  state(resource: JsonObject): JsonObject {
    const kept = this.named(resource);
    kept.values = this.attributes(resource.values);
    kept.sensitive_values = this.marks(resource.sensitive_values);
    return kept;
  }

  /** A resource or provider of `configuration`. Credentials may stand there in clear text; no rule reads them. */
  configured(block: JsonObject): JsonObject {
    const kept = this.named(block);
    kept.expressions = this.attributes(block.expressions);
    return kept;
  }

  /** The attributes that a rule can name and that are set, or what stands in their place (`null`, `false`). */
  private attributes(values: Json | undefined): Json {
    if (!isObject(values)) return values ?? null;
    const kept: Record<string, Json> = {};
    for (const key in values) {
      const value = values[key];
      if (value === undefined || value === null || !this.reads.vocabulary.has(key)) continue;
      // JSON.parse reads 1e999 as Infinity, which JSON cannot say again: null, and a rule would take it for "not set".
      if (typeof value === "number" && !Number.isFinite(value)) {
        throw new CannotJudge(`${this.name}: ${key} is a number too large to judge`);
      }
      kept[key] = value;
    }
    return kept;
  }

  /** Of what marks attributes, those that a rule can name and that hold a mark. */
  private marks(values: Json | undefined): Json {
    if (!isObject(values)) return values ?? null;
    const kept: Record<string, Json> = {};
    for (const key in values) {
      const value = values[key];
      if (value !== undefined && this.reads.vocabulary.has(key) && marked(value)) kept[key] = value;
    }
    return kept;
  }
}

/** Whether a text holds one of the words; what is no text may. */
function says(words: readonly string[], value: Json): boolean {
  if (typeof value !== "string") return value !== null;
  const lower = value.toLowerCase();
  return words.some((word) => lower.includes(word));
}

/** Keys of a change whose value is `true` wherever an attribute is unknown or sensitive. */
const MARKING: ReadonlySet<string> = new Set(["after_unknown", "after_sensitive"]);

/** Whether a value holds a `true`, itself or inside. */
function marked(value: Json | undefined): boolean {
  if (typeof value !== "object" || value === null) return value === true;
  return (Array.isArray(value) ? value : Object.values(value)).some(marked);
}
