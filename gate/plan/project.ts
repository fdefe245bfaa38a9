import { CannotJudge } from "../errors";
import { arrayOf, isObject, objectOf, type Json, type JsonObject } from "./json";
import type { PlanDocument } from "./document";

/**
 * Drops from a plan what no rule reads: resource types and top-level attributes whose names stand nowhere in the Rego
 * (its *vocabulary*, derived by the build). The shape stays, so the same Rego judges the raw plan under native OPA; that
 * both find the same is a test. Evaluating a whole 10 000-resource plan takes seconds, the projected one hundredths.
 */
export function project(document: PlanDocument, vocabulary: ReadonlySet<string>): JsonObject {
  const { plan } = document;
  const prior = objectOf(objectOf(plan.prior_state).values).root_module;
  return {
    format_version: plan.format_version,
    ...(Array.isArray(plan.resource_changes)
      ? { resource_changes: changes(arrayOf(plan.resource_changes)) }
      : {
          planned_values: { root_module: stateModule(objectOf(plan.planned_values).root_module, "managed") },
        }),
    ...(prior === undefined ? {} : { prior_state: { values: { root_module: stateModule(prior, "data") } } }),
    ...(isObject(plan.configuration) ? { configuration: configuration(plan.configuration) } : {}),
    ...(plan.variables === undefined ? {} : { variables: plan.variables }),
  };

  function changes(all: readonly Json[]): Json[] {
    const kept: Json[] = [];
    for (const change of all) {
      if (!isObject(change) || !vocabulary.has(change.type as string)) continue;
      const { change: what, ...rest } = change;
      kept.push({ ...rest, change: changed(objectOf(what)) });
    }
    return kept;
  }

  function changed(change: JsonObject): JsonObject {
    const kept: Record<string, Json> = {};
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) continue;
      kept[key] = isObject(value) ? attributes(value) : value;
    }
    return kept;
  }

  function attributes(values: JsonObject): JsonObject {
    const kept: Record<string, Json> = {};
    for (const key in values) {
      if (!vocabulary.has(key)) continue;
      const value = values[key] as Json;
      // JSON.parse reads 1e999 as Infinity, which JSON cannot say again: null, and a rule would take it for "not set".
      if (typeof value === "number" && !Number.isFinite(value)) {
        throw new CannotJudge(`${document.name}: ${key} is a number too large to judge`);
      }
      kept[key] = value;
    }
    return kept;
  }

  function stateModule(module: Json | undefined, mode: "managed" | "data"): JsonObject {
    const { resources, child_modules, address } = objectOf(module);
    return {
      ...(address === undefined ? {} : { address }),
      resources: arrayOf(resources)
        .filter(
          (resource) =>
            isObject(resource) && resource.mode === mode && vocabulary.has(resource.type as string),
        )
        .map((resource) => {
          const { values, sensitive_values, ...rest } = resource as JsonObject;
          return {
            ...rest,
            values: attributes(objectOf(values)),
            sensitive_values: attributes(objectOf(sensitive_values)),
          };
        }),
      ...(child_modules === undefined
        ? {}
        : { child_modules: arrayOf(child_modules).map((child) => stateModule(child, mode)) }),
    };
  }

  function configuration({ provider_config, root_module }: JsonObject): JsonObject {
    const providers: Record<string, Json> = {};
    for (const [key, provider] of Object.entries(objectOf(provider_config))) {
      const { expressions, ...rest } = objectOf(provider);
      // Credentials may stand here in clear text; no rule reads them.
      providers[key] = { ...rest, expressions: attributes(objectOf(expressions)) };
    }
    return { provider_config: providers, root_module: configModule(root_module) };
  }

  function configModule(module: Json | undefined): JsonObject {
    const { resources, module_calls, ...rest } = objectOf(module);
    const calls: Record<string, Json> = {};
    for (const [name, call] of Object.entries(objectOf(module_calls))) {
      const { module: inner, ...other } = objectOf(call);
      calls[name] = { ...other, module: configModule(inner) };
    }
    return {
      ...rest,
      resources: arrayOf(resources)
        .filter((resource) => isObject(resource) && vocabulary.has(resource.type as string))
        .map((resource) => {
          const { expressions, ...other } = resource as JsonObject;
          return { ...other, expressions: attributes(objectOf(expressions)) };
        }),
      module_calls: calls,
    };
  }
}
