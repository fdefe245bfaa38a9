import { type MutableObject, modulesOf, objectIn } from "./json";

const SUFFIX = "_as_renamed";

/** The plan of the same Terraform, with every module called by another name. */
export function withModulesRenamed(plan: MutableObject): MutableObject {
  const root = objectIn(plan["configuration"])["root_module"];
  const names = [
    ...new Set(modulesOf(root).flatMap((module) => Object.keys(objectIn(module["module_calls"])))),
  ];
  if (names.length === 0) return plan;
  const reference = new RegExp(`\\bmodule\\.(${names.join("|")})(?=[.:"[\\\\]|$)`, "g");
  const renamed = JSON.parse(
    JSON.stringify(plan).replaceAll(reference, (found) => `${found}${SUFFIX}`),
  ) as MutableObject;
  for (const module of modulesOf(objectIn(renamed["configuration"])["root_module"])) {
    const calls = objectIn(module["module_calls"]);
    if (module["module_calls"] === undefined) continue;
    module["module_calls"] = Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [`${name}${SUFFIX}`, call]),
    );
  }
  return renamed;
}

/** The text of a finding, as it was before `withModulesRenamed`. */
export function withModulesNamed(text: string): string {
  return text.replaceAll(SUFFIX, "");
}
