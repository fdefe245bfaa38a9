import { arrayOf, isObject, objectOf, type Json, type JsonObject } from "../plan/json";
import { converted } from "./expression";

/** Keys of a resource that say how Terraform handles it, not what it is. */
const META = new Set([
  "//",
  "count",
  "for_each",
  "depends_on",
  "provider",
  "lifecycle",
  "provisioner",
  "connection",
]);

/**
 * The plan that is known of a synthesized stack (the content of its `cdk.tf.json`): every resource is created, literals
 * are known, and what stands in `${…}` is not. Data sources have not been read: every attribute a rule could ask for is
 * unknown.
 * @param vocabulary - the names rules can read by
 */
export function planOfStack(config: JsonObject, vocabulary: ReadonlySet<string>): JsonObject {
  const changes: Json[] = [];
  const resources: Json[] = [];
  each(config.resource, (type, name, body) => add("managed", type, name, body));
  each(config.data, (type, name, body) => add("data", type, name, body));
  return {
    format_version: "1.2",
    resource_changes: changes,
    configuration: {
      provider_config: providers(config.provider),
      root_module: { resources, variables: variables(config.variable) },
    },
  };

  function add(mode: "managed" | "data", type: string, name: string, body: JsonObject): void {
    const after: Record<string, Json> = {};
    const unknown: Record<string, Json> = {};
    const expressions: Record<string, Json> = {};
    for (const [key, value] of Object.entries(body)) {
      if (META.has(key) || value === null) continue;
      const part = converted(key, value);
      if (part.unknown !== true) after[key] = part.after;
      if (part.unknown !== false) unknown[key] = part.unknown;
      expressions[key] =
        part.references.length > 0 ? { references: part.references } : { constant_value: part.after };
    }
    for (const word of mode === "data" ? vocabulary : ["id", "arn"]) {
      if (!Object.hasOwn(body, word)) unknown[word] = true;
    }
    const own = `${type}.${name}`;
    const address = mode === "data" ? `data.${own}` : own;
    const actions = [mode === "data" ? "read" : "create"];
    changes.push({
      address,
      mode,
      type,
      name,
      change: { actions, before: null, after, after_unknown: unknown, after_sensitive: {} },
    });
    const { provider, depends_on, for_each } = body;
    resources.push({
      address,
      mode,
      type,
      name,
      provider_config_key: typeof provider === "string" ? provider : (type.split("_")[0] ?? ""),
      expressions,
      ...(depends_on === undefined ? {} : { depends_on }),
      ...(for_each === undefined
        ? {}
        : { for_each_expression: { references: converted("", for_each).references } }),
    });
  }
}

function each(
  section: Json | undefined,
  visit: (type: string, name: string, body: JsonObject) => void,
): void {
  for (const [type, named] of Object.entries(objectOf(section))) {
    for (const [name, body] of Object.entries(objectOf(named))) if (isObject(body)) visit(type, name, body);
  }
}

function providers(section: Json | undefined): JsonObject {
  const found: Record<string, Json> = {};
  for (const [name, configs] of Object.entries(objectOf(section))) {
    for (const config of Array.isArray(configs) ? arrayOf(configs) : [configs ?? null]) {
      const { alias, ...rest } = objectOf(config);
      const expressions: Record<string, Json> = {};
      for (const [key, value] of Object.entries(rest)) {
        const part = converted(key, value);
        expressions[key] =
          part.references.length > 0 ? { references: part.references } : { constant_value: part.after };
      }
      found[typeof alias === "string" ? `${name}.${alias}` : name] = { name, expressions };
    }
  }
  return found;
}

function variables(section: Json | undefined): JsonObject {
  const found: Record<string, Json> = {};
  for (const [name, variable] of Object.entries(objectOf(section))) {
    const value = objectOf(variable).default;
    found[name] = value === undefined ? {} : { default: value };
  }
  return found;
}
