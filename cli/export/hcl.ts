import { arrayOf, isObject, objectOf, type Json, type JsonObject } from "../../gate/plan/json";
import { expression, NotHcl } from "./hcl-template";

/** Attributes that are maps; any other object inside a resource is a block. `terraform validate` holds the list right. */
const MAPS = new Set(["tags", "variables", "parameters", "custom_config"]);

/** What only JSON says well, or what no stack of ours holds. */
const UNKNOWN_BLOCKS = ["provisioner", "connection"];

const SECTIONS = new Set(["terraform", "provider", "locals", "import", "data", "resource", "output"]);

/**
 * Writes a plain module in Terraform's native syntax, as `terraform fmt` would.
 *
 * The framework has a converter of its own, which turns account ids into numbers, conditions into attributes and drops the
 * required version; so this one exists, for exactly what the stacks emit.
 *
 * @throws NotHcl where the module holds something else
 */
export function hcl(module: JsonObject): string {
  const stray = Object.keys(module).find((section) => !SECTIONS.has(section));
  if (stray !== undefined) throw new NotHcl(`the section ${stray}`);
  return `${[
    block("terraform", [], settings(objectOf(module.terraform))),
    ...labelled(module.provider).flatMap(([name, configs]) =>
      (Array.isArray(configs) ? arrayOf(configs) : [configs]).map((config) =>
        block("provider", [name], bodyOf(objectOf(config))),
      ),
    ),
    ...(module.locals === undefined ? [] : [block("locals", [], attributes(objectOf(module.locals)))]),
    ...arrayOf(module.import).map((each) => block("import", [], importBody(objectOf(each)))),
    ...(["data", "resource"] as const).flatMap((kind) =>
      labelled(module[kind]).flatMap(([type, named]) =>
        labelled(named).map(([name, body]) => block(kind, [type, name], resourceBody(objectOf(body)))),
      ),
    ),
    ...labelled(module.output).map(([name, body]) => block("output", [name], outputBody(objectOf(body)))),
  ].join("\n\n")}\n`;
}

/** The inside of a block: attributes, then blocks. */
interface Body {
  readonly attributes: readonly (readonly [name: string, code: string])[];
  readonly blocks: readonly string[];
}

function settings({ required_version, required_providers, backend, cloud, ...rest }: JsonObject): Body {
  refuseRest("terraform", rest);
  return {
    attributes: required_version === undefined ? [] : [["required_version", value(required_version)]],
    blocks: [
      ...(required_providers === undefined
        ? []
        : [block("required_providers", [], attributes(objectOf(required_providers)))]),
      ...labelled(backend).map(([type, config]) => block("backend", [type], attributes(objectOf(config)))),
      ...(cloud === undefined ? [] : [block("cloud", [], bodyOf(objectOf(cloud)))]),
    ],
  };
}

function importBody({ for_each, to, id, ...rest }: JsonObject): Body {
  refuseRest("import", rest);
  return {
    attributes: [
      ...(for_each === undefined ? [] : [["for_each", value(for_each)] as const]),
      ["to", reference(to)],
      ["id", value(id)],
    ],
    blocks: [],
  };
}

function outputBody({ depends_on, ...rest }: JsonObject): Body {
  const { attributes: own, blocks } = attributes(rest);
  return {
    attributes: depends_on === undefined ? own : [...own, ["depends_on", references(depends_on)]],
    blocks,
  };
}

function resourceBody({ for_each, count, provider, depends_on, lifecycle, ...rest }: JsonObject): Body {
  const own = bodyOf(rest);
  const meta = [
    ...(for_each === undefined ? [] : [["for_each", value(for_each)] as const]),
    ...(count === undefined ? [] : [["count", value(count)] as const]),
    ...(provider === undefined ? [] : [["provider", reference(provider)] as const]),
  ];
  return {
    attributes: [
      ...meta,
      ...own.attributes,
      ...(depends_on === undefined ? [] : [["depends_on", references(depends_on)] as const]),
    ],
    blocks: [
      ...own.blocks,
      ...(lifecycle === undefined ? [] : [block("lifecycle", [], lifecycleBody(objectOf(lifecycle)))]),
    ],
  };
}

function lifecycleBody({ ignore_changes, replace_triggered_by, ...rest }: JsonObject): Body {
  const own = bodyOf(rest);
  return {
    attributes: [
      ...own.attributes,
      ...(ignore_changes === undefined
        ? []
        : [["ignore_changes", ignore_changes === "all" ? "all" : references(ignore_changes)] as const]),
      ...(replace_triggered_by === undefined
        ? []
        : [["replace_triggered_by", references(replace_triggered_by)] as const]),
    ],
    blocks: own.blocks,
  };
}

/** A body whose objects are blocks, unless they are known to be maps. */
function bodyOf({ dynamic, ...body }: JsonObject): Body {
  const unknown = UNKNOWN_BLOCKS.find((name) => Object.hasOwn(body, name));
  if (unknown !== undefined) throw new NotHcl(`a ${unknown} block`);
  if (Array.isArray(dynamic)) throw new NotHcl("a list of dynamic blocks");
  const own: [string, Json][] = [];
  const blocks: string[] = [];
  for (const [name, inner] of Object.entries(body)) {
    if (inner === undefined) continue;
    const objects = (Array.isArray(inner) ? arrayOf(inner) : [inner]).filter(isObject);
    if (MAPS.has(name) || objects.length === 0) own.push([name, inner]);
    else blocks.push(...objects.map((each) => block(name, [], bodyOf(each))));
  }
  blocks.push(...labelled(dynamic).map(([name, each]) => block("dynamic", [name], dynamicBody(each))));
  return { attributes: own.map(([name, inner]) => [name, value(inner)]), blocks };
}

function dynamicBody(json: Json): Body {
  const { for_each, content, ...rest } = objectOf(json);
  refuseRest("dynamic", rest);
  return {
    attributes: [["for_each", value(for_each)]],
    blocks: [block("content", [], bodyOf(objectOf(content)))],
  };
}

/** A body whose objects are values. */
function attributes(body: JsonObject): Body {
  return {
    attributes: Object.entries(body).map(([name, inner]) => [name, value(inner)]),
    blocks: [],
  };
}

function block(type: string, labels: readonly string[], { attributes, blocks }: Body): string {
  const head = [type, ...labels.map((label) => JSON.stringify(label))].join(" ");
  const inside = [...(attributes.length === 0 ? [] : [aligned(attributes)]), ...blocks].map(indented);
  return inside.length === 0 ? `${head} {\n}` : `${head} {\n${inside.join("\n\n")}\n}`;
}

/** Lines of one-line attributes that follow one another are aligned at their equals signs. */
function aligned(attributes: Body["attributes"]): string {
  const lines: string[] = [];
  let group: (readonly [string, string])[] = [];
  const flush = (): void => {
    const width = Math.max(0, ...group.map(([name]) => name.length));
    lines.push(...group.map(([name, code]) => `${name.padEnd(width)} = ${code}`));
    group = [];
  };
  for (const [name, code] of attributes) {
    if (!code.includes("\n")) group.push([name, code]);
    else {
      flush();
      lines.push(`${name} = ${code}`);
    }
  }
  flush();
  return lines.join("\n");
}

function value(json: Json | undefined): string {
  if (typeof json === "string") return expression(json);
  if (Array.isArray(json)) return list((json as readonly Json[]).map(value));
  if (!isObject(json)) return json === undefined ? "null" : JSON.stringify(json);
  const entries = Object.entries(json).map(([name, inner]) => [key(name), value(inner)] as const);
  return entries.length === 0 ? "{}" : `{\n${indented(aligned(entries))}\n}`;
}

function list(items: readonly string[]): string {
  const line = `[${items.join(", ")}]`;
  return items.length === 0 || (line.length <= 100 && !line.includes("\n"))
    ? line
    : `[\n${items.map((item) => indented(`${item},`)).join("\n")}\n]`;
}

/** A key of an object is a text, and `for` at its beginning would be something else. */
function key(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && !["for", "null", "true", "false"].includes(name);
  return plain ? name : `"${expression(name).replace(/^"|"$/g, "")}"`;
}

/** What JSON writes as a text and the native syntax as a reference. */
function reference(json: Json | undefined): string {
  if (typeof json !== "string" || json.includes("${"))
    throw new NotHcl(`the reference ${JSON.stringify(json)}`);
  return json;
}

function references(json: Json): string {
  return list(arrayOf(json).map(reference));
}

function refuseRest(what: string, rest: JsonObject): void {
  const [stray] = Object.keys(rest);
  if (stray !== undefined) throw new NotHcl(`${stray} in ${what}`);
}

function labelled(section: Json | undefined): [string, Json][] {
  return Object.entries(objectOf(section)).map(([name, inner]) => [name, inner ?? null]);
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}
