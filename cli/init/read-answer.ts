import * as v from "valibot";
import type { ValueRules } from "./schema-at";

/** An answer as the file will have it, or why it is refused. */
export type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: string };

/** Reads what somebody typed by the rules that the file is read by; a list has commas between its values, or spaces. */
export function readAnswer(text: string, rules: ValueRules): Answer {
  const result = v.safeParse(rules.schema, valueOf(text.trim(), rules));
  if (result.success) return { ok: true, value: result.output };
  return { ok: false, refusal: [...new Set(result.issues.map(({ message }) => message))].join("; ") };
}

function valueOf(text: string, { kind, free }: ValueRules): unknown {
  switch (kind) {
    case "list":
      if (text === "" || text === "[]") return [];
      return text
        .split(free ? /\s*,\s*/ : /[\s,]+/)
        .map((each) => (/^\d{1,5}$/.test(each) && !free ? Number(each) : each));
    case "number":
      return /^\d+$/.test(text) ? Number(text) : text;
    case "flag":
      return text === "true" ? true : text === "false" ? false : text;
    case "text":
      return text;
  }
}
