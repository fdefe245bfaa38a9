/** JSON that a test may change. */
export type Mutable = null | boolean | number | string | Mutable[] | MutableObject;

/** A JSON object that a test may change. */
export interface MutableObject {
  [key: string]: Mutable | undefined;
}

/** The value as an object; empty if it is none. */
export function objectIn(value: Mutable | undefined): MutableObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** The value as a list of objects; empty if it is none. */
export function objectsIn(value: Mutable | undefined): MutableObject[] {
  return Array.isArray(value) ? value.map((item) => objectIn(item)) : [];
}

/** Every module of a part of a plan: of `configuration` (by call) or of values (by child), the root first. */
export function modulesOf(root: Mutable | undefined): MutableObject[] {
  const module = objectIn(root);
  const called = Object.values(objectIn(module["module_calls"])).map((call) => objectIn(call)["module"]);
  return [module, ...[...called, ...objectsIn(module["child_modules"])].flatMap((inner) => modulesOf(inner))];
}

/** The three parts of a plan that hold modules: the configuration, what is planned, what was read before. */
export function rootsOf(plan: MutableObject): MutableObject[] {
  return [
    objectIn(objectIn(plan["configuration"])["root_module"]),
    objectIn(objectIn(plan["planned_values"])["root_module"]),
    objectIn(objectIn(objectIn(plan["prior_state"])["values"])["root_module"]),
  ];
}
