import { type MutableObject, objectIn, objectsIn, type Mutable } from "./json";

/** How the module is called that `inModule` puts a plan into. */
export const WRAPPED = "module.wrapped";

/** The plan of the same Terraform, called as a module that inherits its providers; inverse of `scripts/lib/reroot.mjs`. */
export function inModule(plan: MutableObject): MutableObject {
  const wrapped = structuredClone(plan);
  for (const list of ["resource_changes", "resource_drift"]) {
    for (const change of objectsIn(wrapped[list])) {
      for (const key of ["address", "previous_address"]) prefix(change, key);
      change["module_address"] =
        typeof change["module_address"] === "string" ? `${WRAPPED}.${change["module_address"]}` : WRAPPED;
    }
  }
  for (const part of [wrapped["planned_values"], objectIn(wrapped["prior_state"])["values"]]) {
    const values = objectIn(part);
    if (values["root_module"] === undefined) continue;
    const { outputs: _, ...root } = objectIn(values["root_module"]);
    inChild(root);
    values["root_module"] = { child_modules: [{ ...root, address: WRAPPED }] };
  }
  const configuration = objectIn(wrapped["configuration"]);
  const module = objectIn(configuration["root_module"]);
  const { variables } = module;
  configuration["root_module"] = {
    module_calls: {
      wrapped: {
        source: "./wrapped",
        module,
        expressions: Object.fromEntries(
          Object.keys(objectIn(variables)).map((name) => [name, { references: [`var.${name}`] }]),
        ),
      },
    },
    ...(variables === undefined ? {} : { variables: structuredClone(variables) }),
  };
  return rekeyed(wrapped);
}

/** The text of a finding, as it was before `inModule`. */
export function outOfModule(text: string): string {
  return text.replaceAll(`${WRAPPED}.`, "");
}

function inChild(module: MutableObject): void {
  for (const resource of objectsIn(module["resources"])) prefix(resource, "address");
  for (const child of objectsIn(module["child_modules"])) {
    prefix(child, "address");
    inChild(child);
  }
}

function prefix(object: MutableObject, key: string): void {
  const address = object[key];
  if (typeof address === "string") object[key] = `${WRAPPED}.${address}`;
}

/** Providers that inner modules configure themselves are known by their place. */
function rekeyed(plan: MutableObject): MutableObject {
  const configuration = objectIn(plan["configuration"]);
  const text = JSON.stringify(configuration).replaceAll(
    /"(module\.[^":]+:[^"]+)"/g,
    (_, key: string) => `"${WRAPPED}.${key}"`,
  );
  const renamed = JSON.parse(text) as MutableObject;
  for (const provider of Object.values(objectIn(renamed["provider_config"])) as Mutable[]) {
    const object = objectIn(provider);
    if (typeof object["module_address"] === "string") prefix(object, "module_address");
  }
  return { ...plan, configuration: renamed };
}
