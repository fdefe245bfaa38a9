import { arrayOf, isObject, objectOf, type Json, type JsonObject } from "./json";
import type { Reads } from "../pack/pack";
import type { PlanDocument } from "./document";
import { Projection } from "./projection";
import { referenceTo, referred } from "./referred";

/**
 * Drops from a plan what no rule reads (see `Projection`). The shape stays, so the same Rego judges the raw plan under
 * native OPA; that both find the same is a test. For each byte it is given, the wasm touches about thirty of its memory.
 * @throws CannotJudge if an attribute holds a number that JSON cannot say again
 */
export function project({ name, plan }: PlanDocument, reads: Reads): JsonObject {
  const projection = new Projection(name, reads);
  const others = referred(objectOf(plan.configuration), (resource) => projection.knows(resource));
  const prior = objectOf(objectOf(plan.prior_state).values).root_module;
  return {
    format_version: plan.format_version,
    ...(Array.isArray(plan.resource_changes)
      ? {
          resource_changes: known(plan.resource_changes)
            .filter((resource) => projection.matters(resource))
            .map((resource) => projection.change(resource)),
        }
      : {
          planned_values: { root_module: stateModule(objectOf(plan.planned_values).root_module, "managed") },
        }),
    ...(prior === undefined ? {} : { prior_state: { values: { root_module: stateModule(prior, "data") } } }),
    ...(isObject(plan.configuration) ? { configuration: configuration(plan.configuration) } : {}),
    ...(plan.variables === undefined ? {} : { variables: plan.variables }),
  };

  function known(resources: Json | undefined): JsonObject[] {
    return arrayOf(resources).filter(
      (resource): resource is JsonObject => projection.knows(resource) || isReferred(resource),
    );
  }

  function isReferred(resource: Json): boolean {
    return others.size > 0 && others.has(referenceTo(resource));
  }

  function stateModule(module: Json | undefined, mode: "managed" | "data"): JsonObject {
    const { resources, child_modules, ...rest } = projection.named(objectOf(module));
    return {
      ...rest,
      resources: known(resources)
        .filter((resource) => resource.mode === mode)
        .map((resource) => projection.state(resource)),
      ...(child_modules === undefined
        ? {}
        : { child_modules: arrayOf(child_modules).map((child) => stateModule(child, mode)) }),
    };
  }

  function configuration({ provider_config, root_module }: JsonObject): JsonObject {
    return {
      provider_config: Object.fromEntries(
        Object.entries(objectOf(provider_config)).map(([key, provider]) => [
          key,
          projection.configured(objectOf(provider)),
        ]),
      ),
      root_module: configModule(root_module),
    };
  }

  function configModule(module: Json | undefined): JsonObject {
    const { resources, module_calls, ...rest } = projection.named(objectOf(module));
    return {
      ...rest,
      resources: known(resources)
        .filter((resource) => projection.mattersConfigured(resource) || isReferred(resource))
        .map((resource) => projection.configured(resource)),
      module_calls: Object.fromEntries(
        Object.entries(objectOf(module_calls)).map(([name, call]) => [
          name,
          { ...projection.named(objectOf(call)), module: configModule(objectOf(call).module) },
        ]),
      ),
    };
  }
}
