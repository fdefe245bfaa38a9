import { type Mutable, type MutableObject, objectIn } from "./json";

/**
 * The plan of the same Terraform written in JSON, as CDKTF writes it: the configuration shows each reference as a text, too.
 */
export function inJson(plan: MutableObject): MutableObject {
  return { ...plan, configuration: objectIn(withTexts(plan["configuration"] ?? {})) };
}

function withTexts(value: Mutable): Mutable {
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== "object" || value === null) return value;
  const [first] = Array.isArray(value["references"]) ? value["references"] : [];
  const text = typeof first === "string" ? { constant_value: `\${${first}}` } : {};
  const parts = Object.entries(value).map(([key, part]) => [key, withTexts(part ?? null)]);
  return { ...text, ...(Object.fromEntries(parts) as MutableObject) };
}
