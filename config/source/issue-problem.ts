import type { BaseIssue } from "valibot";
import type { Problem } from "../errors";
import type { Path } from "../positions";
import { describe } from "../values/describe";
import type { ValueObject } from "../values/value";
import type { SourceDocument } from "./document";

/** The way to the value an issue is about. */
export function pathOf(issue: BaseIssue<unknown>): Path {
  return (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
}

/** Says an issue of the schema with its place in the file. */
export function issueProblem(issue: BaseIssue<unknown>, source: SourceDocument): Problem {
  const path = pathOf(issue);
  const unquoted = ofUnquoted(issue, source.sourceOf(path));
  const found = unquoted?.found ?? describe(issue.input);
  return place(path, found, unquoted?.message ?? issue.message, source);
}

/** Says what was found at a place of the file, and what to write there. */
export function problemAt(path: Path, found: string, write: string, source: SourceDocument): Problem {
  return place(path, found, `found ${found}; write ${write}`, source);
}

function place(path: Path, found: string, message: string, { positions }: SourceDocument): Problem {
  const way = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return { ...positions.at(path), found, message: way === "" ? message : `${way.slice(1)}: ${message}` };
}

/** YAML reads 012345678901 as a number and drops the zero: only the text of the file still has all digits. */
function ofUnquoted(
  { input, requirement }: BaseIssue<unknown> & { readonly requirement?: unknown },
  text: string | undefined,
): { found: string; message: string } | undefined {
  const isScalar = typeof input === "number" || typeof input === "boolean";
  if (!isScalar || text === undefined || !isValueObject(requirement)) return undefined;
  const found = `${text} without quotes`;
  const parsed = requirement.parse(text);
  const write = parsed.ok ? `quote it: "${text}"` : `write ${parsed.write}`;
  return { found, message: `found ${found}, which YAML reads as a ${typeof input}; ${write}` };
}

function isValueObject(requirement: unknown): requirement is ValueObject<string> {
  return typeof requirement === "object" && requirement !== null && "parse" in requirement;
}
