import { arrayOf, isObject, objectOf, type Json, type JsonObject } from "./json";

/**
 * The resources and data sources that some others refer to, as `type.name` or `data.type.name` whatever their module:
 * what is written in the expressions of `from`, in the inputs of modules and in their outputs. A rule follows such a
 * reference also to a type that it cannot name: two blocks that take an id from one resource of a vendor mean the same.
 * @param configuration - of the plan
 * @param from - picks the resources whose expressions count
 */
export function referred(configuration: JsonObject, from: (resource: Json) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  inModule(objectOf(configuration.root_module));
  return found;

  function inModule(module: JsonObject): void {
    for (const resource of arrayOf(module.resources).filter(from)) collect(resource);
    for (const output of Object.values(objectOf(module.outputs))) collect(objectOf(output).expression);
    for (const call of Object.values(objectOf(module.module_calls))) {
      collect(objectOf(call).expressions);
      inModule(objectOf(objectOf(call).module));
    }
  }

  function collect(value: Json | undefined): void {
    if (Array.isArray(value)) value.forEach(collect);
    else if (isObject(value)) {
      for (const key in value) {
        const inner = value[key];
        // Most are constants.
        if (typeof inner !== "object") continue;
        if (key === "references") arrayOf(inner).forEach(add);
        else collect(inner);
      }
    }
  }

  function add(reference: Json): void {
    if (typeof reference !== "string") return;
    // `x.y["a.b"].id` and `x.y.id` are parts of `x.y`.
    const steps = reference.replace(/\[.*/s, "").split(".");
    const end = steps[0] === "data" ? 3 : 2;
    if (steps.length >= end) found.add(steps.slice(0, end).join("."));
  }
}

/** How a resource or data source is referred to from inside its module. */
export function referenceTo(resource: Json): string {
  const { mode, type, name } = objectOf(resource);
  if (typeof type !== "string" || typeof name !== "string") return "";
  return mode === "data" ? `data.${type}.${name}` : `${type}.${name}`;
}
