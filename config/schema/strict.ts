import * as v from "valibot";
import { closest } from "../closest";
import { failure } from "./failure";
import { describe } from "../values/describe";

const SECRET = /pass(word|wd|phrase)|secret|token|private_?key|access_?key|api_?key|credential/i;

/**
 * A mapping with these keys and no others; names every wrong key, not only the first.
 *
 * valibot's own `strictObject` stops at the first unknown key and takes a list for a mapping.
 */
export function strict<const E extends v.ObjectEntries>(entries: E): v.StrictObjectSchema<E, undefined> {
  const schema = v.strictObject(entries);
  const keys = Object.keys(entries);
  return {
    ...schema,
    "~run"(dataset, config) {
      const input = dataset.value;
      if (!isMapping(input)) {
        return failure(
          schema,
          dataset,
          config,
          `found ${describe(input)}; write a mapping with the keys ${keys.join(", ")}`,
        );
      }
      const [known, unknown] = part(input, entries);
      const result = schema["~run"](
        { value: known },
        { ...config, message: (issue) => missing(issue, entries) },
      );
      for (const issue of result.issues ?? []) leaveOut(issue, entries);
      for (const key of unknown) {
        const path: [v.IssuePathItem] = [{ type: "object", origin: "key", input, key, value: undefined }];
        // `input` is the key, so that a value that may be a secret is never shown.
        v._addIssue(schema, "key", result, config, {
          input: key,
          expected: "never",
          message: stray(key, keys),
          path,
        });
      }
      return result;
    },
  };
}

function isMapping(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function part(input: Record<string, unknown>, entries: v.ObjectEntries): [Record<string, unknown>, string[]] {
  const known = Object.create(null) as Record<string, unknown>;
  const unknown: string[] = [];
  for (const [key, value] of Object.entries(input)) {
    if (Object.hasOwn(entries, key)) known[key] = value;
    else unknown.push(key);
  }
  return [known, unknown];
}

function missing(issue: v.BaseIssue<unknown>, entries: v.ObjectEntries): string {
  const key = String(issue.path?.at(-1)?.key);
  const entry = entries[key] as v.GenericSchema | undefined;
  const { from } = (entry === undefined ? {} : v.getMetadata(entry)) as { from?: string };
  const is = entry === undefined ? undefined : v.getDescription(entry);
  return `found no ${key}; write ${key}: ${firstSentence(is)}${from === undefined ? "" : `; ${from}`}`;
}

/** What is not known yet is left out; a key without a value is not that. */
function leaveOut(issue: v.BaseIssue<unknown>, entries: v.ObjectEntries): void {
  const entry = issue.path?.length === 1 ? entries[String(issue.path[0].key)] : undefined;
  if (issue.input === null && entry !== undefined && /optional$/.test(entry.type)) {
    (issue as { message: string }).message += ", or leave the key out";
  }
}

function firstSentence(text: string | undefined): string {
  return (text ?? "its value").split(/\.(?:\s|$)/)[0] ?? "";
}

function stray(key: string, keys: readonly string[]): string {
  const near = closest(key, keys);
  if (near === undefined && SECRET.test(key)) {
    return `found the key ${describe(key)}, which looks like a secret; secrets never stand in this file: write it to Airflow's secrets backend or an Airflow connection`;
  }
  return near === undefined
    ? `found the unknown key ${describe(key)}; write one of ${keys.join(", ")}`
    : `found the unknown key ${describe(key)}; did you mean ${near}? write ${near}`;
}
