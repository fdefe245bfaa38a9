/** Taking over what somebody made by hand: `import` blocks, and what the adopted keeps. */
import { closest } from "../../config/closest";
import { ConfigError, type Problem } from "../../config/errors";
import type { Adopted, Connection } from "../../config/model";
import type { Path } from "../../config/positions";
import type { OriginResolver } from "../origin";
import { IMPORT_IDS, NOT_IMPORTABLE, WHENCE_IDS } from "./import-ids";
import { KEPT } from "./kept";

/** What a synthesized stack holds, as far as adoption reads it. */
export interface Config {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Body>>>>;
  readonly [section: string]: unknown;
}

type Body = Readonly<Record<string, unknown>>;

/** Whose stack it is, and where in the file it was declared. */
export interface AdoptionContext {
  readonly connection: Pick<Connection, "id" | "adopt" | "retired">;
  /** @default - problems have no place in a file */
  readonly origin?: OriginResolver;
}

interface ImportBlock {
  readonly to: string;
  readonly id: string;
  readonly for_each?: string;
}

/** One resource of the stack, as an entry means it. */
interface Target {
  readonly type: string;
  readonly name: string;
  readonly body: Body;
  /** @default - the resource as a whole */
  readonly instance?: string;
}

/**
 * Adds an `import` block for everything that the connection adopts. An import block does nothing once the resource is in
 * the state, so the entries may stay.
 *
 * @throws ConfigError naming every entry that cannot be adopted
 */
export function withAdopted(config: Config, { connection, origin }: AdoptionContext): Config {
  const { adopt = [], retired } = connection;
  // A retired connection emits no resource; what it adopted is destroyed from the state.
  if (adopt.length === 0 || retired) return config;
  const problems: Problem[] = [];
  const blocks: ImportBlock[] = [];
  const resource: Record<string, Record<string, Body>> = {};
  for (const [type, named] of Object.entries(config.resource ?? {})) resource[type] = { ...named };
  const seen = new Set<string>();
  adopt.forEach((entry, index) => {
    const refuse = (key: keyof Adopted, text: string): void => {
      problems.push(problem(origin, connection.id, ["adopt", index], key, entry[key] ?? "no id", text));
    };
    if (seen.has(entry.resource)) {
      refuse("resource", "twice; write each resource once");
      return;
    }
    seen.add(entry.resource);
    const target = find(config, entry.resource, (text) => refuse("resource", text));
    if (target === undefined) return;
    const block = importBlock(target, entry, refuse);
    if (block === undefined) return;
    blocks.push(block);
    const { type, name, body } = target;
    resource[type] = { ...resource[type], [name]: keeping(body, KEPT[type] ?? []) };
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...config, resource, import: blocks.sort((a, b) => (a.to < b.to ? -1 : 1)) };
}

function find(config: Config, address: string, refuse: (text: string) => void): Target | undefined {
  const [, type = "", name = "", instance] = /^([^.]+)\.([^[]+)(?:\["(.+)"\])?$/.exec(address) ?? [];
  const named = config.resource?.[type];
  const body = named !== undefined && Object.hasOwn(named, name) ? named[name] : undefined;
  if (body !== undefined) return { type, name, body, ...(instance === undefined ? {} : { instance }) };
  const made = Object.entries(config.resource ?? {}).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
  const meant = closest(address, made);
  refuse(
    `which this connection does not make; ${
      meant === undefined
        ? "write an address that `astro-connect plan` shows for it, or leave the entry out until it does"
        : `did you mean ${meant}? write ${meant}`
    }`,
  );
  return undefined;
}

function importBlock(
  target: Target,
  { resource: to, id }: Adopted,
  refuse: (key: keyof Adopted, text: string) => void,
): ImportBlock | undefined {
  const { type, body, instance } = target;
  const why = NOT_IMPORTABLE[type];
  if (why !== undefined) {
    refuse("resource", `which the provider cannot import; leave the entry out: ${why}`);
    return undefined;
  }
  const each = typeof body["for_each"] === "string" ? body["for_each"] : undefined;
  if (instance !== undefined && each === undefined) {
    refuse("resource", "which has no instances; write it without the part in brackets");
    return undefined;
  }
  if (id !== undefined) {
    if (each === undefined || instance !== undefined) return { to, id: literal(id) };
    refuse(
      "id",
      `for a resource with instances; write ${to}["<key>"], or leave the id out where it can be derived`,
    );
    return undefined;
  }
  const derive = IMPORT_IDS[type];
  const derived = derive === undefined ? undefined : derivedId(body, derive);
  if (derived === undefined) {
    refuse(
      "id",
      `and none can be derived; write ${WHENCE_IDS[type] ?? "the id that Terraform imports it by"}`,
    );
    return undefined;
  }
  if (each === undefined) return { to, id: derived };
  // The instances of every resource here are keyed by their value.
  if (instance !== undefined)
    return { to, id: derived.replaceAll(/\$\{each\.(?:key|value)\}/g, () => literal(instance)) };
  return { to: `${to}[each.key]`, id: derived, for_each: each };
}

function derivedId(body: Body, derive: (of: (name: string) => string) => string): string | undefined {
  const missing: string[] = [];
  const id = derive((name) => {
    const value = body[name];
    if (typeof value === "string") return value;
    missing.push(name);
    return "";
  });
  return missing.length === 0 ? id : undefined;
}

/** With what is kept as it is; `ignore_changes` of the resource itself stay. */
function keeping(body: Body, kept: readonly string[]): Body {
  const lifecycle = (body["lifecycle"] ?? {}) as Body;
  const ignored = lifecycle["ignore_changes"] ?? [];
  if (kept.length === 0 || !Array.isArray(ignored)) return body;
  const all = [...new Set([...(ignored as string[]), ...kept])];
  return { ...body, lifecycle: { ...lifecycle, ignore_changes: all } };
}

/** Nothing in it is evaluated. A function, because `$$` means one dollar in a replacement. */
function literal(text: string): string {
  return text.replaceAll("${", () => "$${").replaceAll("%{", "%%{");
}

function problem(
  origin: OriginResolver | undefined,
  id: string,
  entry: Path,
  key: keyof Adopted,
  found: string,
  text: string,
): Problem {
  const place = origin?.at([...entry, key]) ?? { line: 1, column: 1 };
  const way = `adopt[${entry[1] ?? ""}].${key}`;
  return {
    file: origin?.file ?? id,
    line: place.line,
    column: place.column,
    found,
    message: `${id}: ${way}: found ${found}, ${text}`,
  };
}
