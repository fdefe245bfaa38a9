import { CannotJudge } from "../errors";
import { oneLine } from "../report/one-line";
import { arrayOf, isObject, objectOf, type Json, type JsonObject } from "./json";
import { SHOW } from "./parse";

/** A plan that can be judged: what `terraform show -json` says, out of any wrapping. */
export interface PlanDocument {
  readonly name: string;
  readonly plan: JsonObject;
  /** Managed resource changes, those that were dropped while parsing too. */
  readonly resources: number;
  /** What is odd but no reason to refuse; said on standard error. */
  readonly remarks: readonly string[];
}

/** The wrapped forms: Terraform Cloud, Scalr, Spacelift. */
export const WRAPPINGS = ["plan", "tfplan", "terraform"];

/** Levels of nested modules that the Rego follows (`policies/lib/plan.rego`). */
export const MOST_MODULE_LEVELS = 8;

/**
 * Takes a plan out of its wrapping and makes sure that it is one.
 * @param dropped - managed resource changes that were dropped while parsing
 * @throws CannotJudge if it is something else, of another version, or the plan of a failed run
 */
export function planDocument(name: string, json: Json, dropped = 0): PlanDocument {
  const plan = unwrapped(json);
  const refuse = (found: string): never => {
    throw new CannotJudge(`${name}: ${oneLine(found)}`);
  };
  if (!isObject(plan)) return refuse("not a plan: the JSON is not an object");
  const version = plan.format_version;
  if (typeof version !== "string") {
    return refuse(`not plan JSON: no format_version; write it with: ${SHOW}`);
  }
  if (!/^1\.\d+$/.test(version)) return refuse(`format_version ${brief(version)} is not known; 1.x is`);
  if (!isObject(plan.planned_values) && !isObject(plan.configuration)) {
    return refuse(
      plan.values === undefined
        ? "not a plan: neither planned_values nor configuration"
        : `a state, not a plan; show a saved plan: ${SHOW}`,
    );
  }
  if (plan.values !== undefined) return refuse("a state, not a plan: it has values at the top");
  if (plan.errored === true)
    return refuse("the plan of a run that failed (errored: true); mend the run and plan again");
  shape(plan, refuse);
  return {
    name,
    plan,
    resources: dropped + managed(plan),
    remarks:
      plan.complete === false
        ? [`${name}: the plan is incomplete (complete: false), so what it leaves out is not judged`]
        : [],
  };
}

/** A plan out of the wrapping of another tool. */
export function unwrapped(json: Json): Json {
  if (!isObject(json) || json.format_version !== undefined) return json;
  for (const key of WRAPPINGS) {
    const inner = json[key];
    if (isObject(inner)) return inner;
  }
  return json;
}

/** What the Rego relies on; anything else would be passed over in silence. */
function shape(plan: JsonObject, refuse: (found: string) => never): void {
  const changes = plan.resource_changes;
  if (changes !== undefined && changes !== null && !Array.isArray(changes))
    refuse("resource_changes is not a list");
  const seen = new Set<string>();
  arrayOf(changes).forEach((change, i) => {
    const where = `resource_changes[${i}]`;
    if (!isObject(change)) return refuse(`${where} is not an object`);
    for (const key of ["address", "mode", "type", "name"]) {
      if (typeof change[key] !== "string") return refuse(`${where}.${key} is not a string`);
    }
    if (!isObject(change.change)) return refuse(`${where}.change is not an object`);
    const { actions, after, after_unknown } = change.change;
    if (!Array.isArray(actions) || !actions.every((action) => typeof action === "string")) {
      return refuse(`${where}.change.actions is not a list of strings`);
    }
    if (after !== null && after !== undefined && !isObject(after))
      return refuse(`${where}.change.after is not an object`);
    if (
      after_unknown !== undefined &&
      after_unknown !== null &&
      !isObject(after_unknown) &&
      after_unknown !== false
    ) {
      return refuse(`${where}.change.after_unknown is not an object`);
    }
    if (change.deposed !== undefined) return;
    if (seen.has(change.address as string))
      return refuse(`${where}: a second change of ${brief(change.address as string)}`);
    seen.add(change.address as string);
  });
  for (const key of ["planned_values", "configuration", "prior_state"]) {
    if (plan[key] !== undefined && plan[key] !== null && !isObject(plan[key]))
      refuse(`${key} is not an object`);
  }
  const calls = moduleLevels(objectOf(plan.configuration).root_module, (module) =>
    Object.values(objectOf(module.module_calls)).map((call) => objectOf(call).module),
  );
  const children = (root: Json | undefined) => moduleLevels(root, (module) => arrayOf(module.child_modules));
  const levels = Math.max(
    calls,
    children(objectOf(plan.planned_values).root_module),
    children(objectOf(objectOf(plan.prior_state).values).root_module),
  );
  if (levels > MOST_MODULE_LEVELS)
    refuse(`modules nested more than ${MOST_MODULE_LEVELS} deep are not judged`);
}

/** How deep modules are nested, without recursion: a hostile plan may be very deep. */
function moduleLevels(
  root: Json | undefined,
  inner: (module: JsonObject) => readonly (Json | undefined)[],
): number {
  let level = 0;
  for (let modules = [objectOf(root)]; modules.length > 0 && level <= MOST_MODULE_LEVELS + 1; level++) {
    modules = modules.flatMap((module) => inner(module).filter(isObject));
  }
  return level - 1;
}

function managed(plan: JsonObject): number {
  return arrayOf(plan.resource_changes).filter((change) => objectOf(change).mode === "managed").length;
}

function brief(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
