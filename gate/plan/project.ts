import { CannotJudge } from "../errors";
import { arrayOf, isObject, objectOf, type Json, type JsonObject } from "./json";
import type { PlanDocument } from "./document";

/**
 * Drops from a plan what no rule reads: resource types, attributes and keys whose names stand nowhere in the Rego (its
 * *vocabulary*, derived by the build), and what says nothing: attributes that are null, marks (unknown, sensitive) that
 * mark nothing. The shape stays, so the same Rego judges the raw plan under native OPA; that both find the same is a
 * test. For each byte it is given, the wasm touches about thirty of its memory.
 * @throws CannotJudge if an attribute holds a number that JSON cannot say again
 */
export function project(document: PlanDocument, vocabulary: ReadonlySet<string>): JsonObject {
  const { plan } = document;
  const prior = objectOf(objectOf(plan.prior_state).values).root_module;
  return {
    format_version: plan.format_version,
    ...(Array.isArray(plan.resource_changes)
      ? { resource_changes: known(plan.resource_changes).map(resourceChange) }
      : {
          planned_values: { root_module: stateModule(objectOf(plan.planned_values).root_module, "managed") },
        }),
    ...(prior === undefined ? {} : { prior_state: { values: { root_module: stateModule(prior, "data") } } }),
    ...(isObject(plan.configuration) ? { configuration: configuration(plan.configuration) } : {}),
    ...(plan.variables === undefined ? {} : { variables: plan.variables }),
  };

  /** Those of a list of resources whose type a rule can name. */
  function known(resources: Json | undefined): JsonObject[] {
    return arrayOf(resources).filter(
      (resource): resource is JsonObject => isObject(resource) && vocabulary.has(resource.type as string),
    );
  }

  /** The keys of an object that a rule can name. */
  function named(object: JsonObject): Record<string, Json> {
    const kept: Record<string, Json> = {};
    for (const key in object) {
      const value = object[key];
      if (value !== undefined && vocabulary.has(key)) kept[key] = value;
    }
    return kept;
  }

  /** The attributes of a resource that a rule can name and that are set, or what stands in their place. */
  function attributes(values: Json | undefined): Json {
    if (!isObject(values)) return values ?? null;
    const kept: Record<string, Json> = {};
    for (const key in values) {
      const value = values[key];
      if (value === undefined || value === null || !vocabulary.has(key)) continue;
      // JSON.parse reads 1e999 as Infinity, which JSON cannot say again: null, and a rule would take it for "not set".
      if (typeof value === "number" && !Number.isFinite(value)) {
        throw new CannotJudge(`${document.name}: ${key} is a number too large to judge`);
      }
      kept[key] = value;
    }
    return kept;
  }

  /** Of what marks attributes, those that a rule can name and that hold a mark. */
  function marks(values: Json | undefined): Json {
    if (!isObject(values)) return values ?? null;
    const kept: Record<string, Json> = {};
    for (const key in values) {
      const value = values[key];
      if (value !== undefined && vocabulary.has(key) && marked(value)) kept[key] = value;
    }
    return kept;
  }

  function resourceChange(resource: JsonObject): JsonObject {
    const kept = named(resource);
    const change = named(objectOf(resource.change));
    for (const key in change) change[key] = MARKING.has(key) ? marks(change[key]) : attributes(change[key]);
    kept.change = change;
    return kept;
  }

  function stateModule(module: Json | undefined, mode: "managed" | "data"): JsonObject {
    const { resources, child_modules, ...rest } = named(objectOf(module));
    return {
      ...rest,
      resources: known(resources)
        .filter((resource) => resource.mode === mode)
        .map((resource) => ({
          ...named(resource),
          values: attributes(resource.values),
          sensitive_values: marks(resource.sensitive_values),
        })),
      ...(child_modules === undefined
        ? {}
        : { child_modules: arrayOf(child_modules).map((child) => stateModule(child, mode)) }),
    };
  }

  function configuration({ provider_config, root_module }: JsonObject): JsonObject {
    const providers: Record<string, Json> = {};
    for (const [key, provider] of Object.entries(objectOf(provider_config))) {
      // Credentials may stand here in clear text; no rule reads them.
      providers[key] = configured(objectOf(provider));
    }
    return { provider_config: providers, root_module: configModule(root_module) };
  }

  function configured(block: JsonObject): JsonObject {
    const kept = named(block);
    kept.expressions = attributes(block.expressions);
    return kept;
  }

  function configModule(module: Json | undefined): JsonObject {
    const { resources, module_calls, ...rest } = named(objectOf(module));
    const calls: Record<string, Json> = {};
    for (const [name, call] of Object.entries(objectOf(module_calls))) {
      calls[name] = { ...named(objectOf(call)), module: configModule(objectOf(call).module) };
    }
    return { ...rest, resources: known(resources).map(configured), module_calls: calls };
  }
}

/** Keys of a change whose value is `true` wherever an attribute is unknown or sensitive. */
const MARKING: ReadonlySet<string> = new Set(["after_unknown", "after_sensitive"]);

/** Whether a value holds a `true`, itself or inside. */
function marked(value: Json | undefined): boolean {
  if (typeof value !== "object" || value === null) return value === true;
  return (Array.isArray(value) ? value : Object.values(value)).some(marked);
}
