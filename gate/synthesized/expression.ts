import { isObject, type Json } from "../plan/json";

/** What an attribute of a synthesized resource is, in the terms of a plan. */
export interface Converted {
  /** What is literal; parts that are not are null, as in `change.after`. */
  readonly after: Json;
  /** `true` where a value is an expression, as in `change.after_unknown`; false where all is literal. */
  readonly unknown: Json;
  /** What the expressions refer to, longest first, as in `configuration`. */
  readonly references: readonly string[];
}

/** Attributes that are maps, not blocks; JSON configuration writes both as objects, a plan writes blocks as lists. */
const MAPS = new Set(["tags", "tags_all", "custom_config", "parameters"]);

/** Converts an attribute or block of JSON configuration. */
export function converted(name: string, value: Json | undefined): Converted {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return list(value as readonly Json[]);
  if (!isObject(value)) return { after: value ?? null, unknown: false, references: [] };
  return MAPS.has(name) ? object(value) : list([value]);
}

function text(value: string): Converted {
  if (!/(?<!\$)\$\{|(?<!%)%\{/.test(value)) {
    return { after: value.replaceAll("$${", "${").replaceAll("%%{", "%{"), unknown: false, references: [] };
  }
  return { after: null, unknown: true, references: references(value) };
}

function list(values: readonly Json[]): Converted {
  const parts = values.map((value) => (isObject(value) ? object(value) : converted("", value)));
  return {
    after: parts.map((part) => part.after),
    unknown: parts.map((part) => part.unknown),
    references: parts.flatMap((part) => part.references),
  };
}

function object(value: Readonly<Record<string, Json | undefined>>): Converted {
  const after: Record<string, Json> = {};
  const unknown: Record<string, Json> = {};
  const found: string[] = [];
  for (const [key, inner] of Object.entries(value)) {
    const part = converted(key, inner);
    if (part.unknown !== true) after[key] = part.after;
    if (part.unknown !== false) unknown[key] = part.unknown;
    found.push(...part.references);
  }
  return { after, unknown, references: found };
}

/** `${data.aws_vpc.target.id}` refers to `data.aws_vpc.target.id`, and so to `data.aws_vpc.target`. */
function references(expression: string): string[] {
  const found = new Set<string>();
  for (const [, inside = ""] of expression.matchAll(/[$%]\{([^}]*)\}/g)) {
    const code = inside.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
    for (const [traversal] of code.matchAll(/(?<![\w.-])[a-z_][\w-]*(?:\.[a-z_][\w-]*|\[[^\]]*\])+/gi)) {
      const steps = traversal.replaceAll(/\[[^\]]*\]/g, "").split(".");
      const whole = steps[0] === "data" ? 3 : 2;
      for (let length = steps.length; length >= whole; length--) found.add(steps.slice(0, length).join("."));
    }
  }
  return [...found];
}
