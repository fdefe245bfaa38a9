import type { RawFinding } from "../finding";
import { arrayOf, isObject, objectOf, type Json, type JsonObject } from "../plan/json";

const HIDDEN = "(sensitive value)";

/** Shorter values stand in too many words to be taken out of sentences; they are hidden where they stand alone. */
const SHORTEST_IN_TEXT = 4;

/**
 * Hides in findings whatever the plan marks as sensitive. Terraform shows such values in clear text in plan JSON; rules
 * already avoid them, and this makes sure.
 */
export function redacted(plan: JsonObject, findings: readonly RawFinding[]): readonly RawFinding[] {
  if (findings.length === 0) return findings;
  const secrets = [...sensitiveValues(plan)].sort((a, b) => b.length - a.length);
  if (secrets.length === 0) return findings;
  const hide = (text: string) =>
    secrets.reduce(
      (shown, secret) =>
        shown === secret
          ? HIDDEN
          : secret.length < SHORTEST_IN_TEXT
            ? shown
            : shown.replaceAll(secret, HIDDEN),
      text,
    );
  return findings.map((finding) => ({
    ...finding,
    message: hide(finding.message),
    expected: hide(finding.expected),
    actual: hide(finding.actual),
  }));
}

function sensitiveValues(plan: JsonObject): Set<string> {
  const found = new Set<string>();
  for (const change of arrayOf(plan.resource_changes)) {
    const { before, after, before_sensitive, after_sensitive } = objectOf(objectOf(change).change);
    collect(before, before_sensitive, found);
    collect(after, after_sensitive, found);
  }
  const root = objectOf(objectOf(plan.configuration).root_module);
  for (const [name, variable] of Object.entries(objectOf(root.variables))) {
    if (objectOf(variable).sensitive === true)
      collect(objectOf(objectOf(plan.variables)[name]).value, true, found);
  }
  return found;
}

function collect(value: Json | undefined, sensitive: Json | undefined, found: Set<string>): void {
  if (value === undefined || value === null || sensitive === undefined || sensitive === false) return;
  if (sensitive === true) {
    leaves(value, found);
  } else if (Array.isArray(sensitive)) {
    arrayOf(value).forEach((item, i) => collect(item, (sensitive as readonly Json[])[i], found));
  } else if (isObject(sensitive)) {
    for (const [key, inner] of Object.entries(sensitive)) collect(objectOf(value)[key], inner, found);
  }
}

function leaves(value: Json, found: Set<string>): void {
  if (typeof value === "string" && value !== "") found.add(value);
  else if (typeof value === "number") found.add(String(value));
  else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) if (inner !== undefined) leaves(inner, found);
  }
}
