import type { BaseIssue } from "valibot";
import type { Position, Problem } from "../errors";
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
  // An unknown key itself is wrong, not what it holds.
  if (issue.expected === "never")
    return place(path, describe(issue.input), issue.message, source, source.keyAt(path));
  const unquoted = ofUnquoted(issue, source.sourceOf(path));
  const found = unquoted?.found ?? describe(issue.input);
  return place(path, found, unquoted?.message ?? issue.message, source);
}

/** Says what was found at a place of the file, and what to write there. */
export function problemAt(path: Path, found: string, write: string, source: SourceDocument): Problem {
  return place(path, found, `found ${found}; write ${write}`, source);
}

function place(
  path: Path,
  found: string,
  message: string,
  { positions }: SourceDocument,
  position: Position = positions.at(path),
): Problem {
  const way = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return { ...position, found, message: way === "" ? message : `${way.slice(1)}: ${message}` };
}

/** YAML reads 012345678901 as a number and drops the zero: only the text of the file still has all digits. */
function ofUnquoted(
  { input, requirement, expected }: BaseIssue<unknown> & { readonly requirement?: unknown },
  text: string | undefined,
): { found: string; message: string } | undefined {
  const isScalar = typeof input === "number" || typeof input === "boolean";
  if (!isScalar || text === undefined || expected !== "string") return undefined;
  const found = `${text.slice(0, 60)} without quotes`;
  const parsed = isValueObject(requirement) ? requirement.parse(text) : undefined;
  const write = parsed === undefined || parsed.ok ? `quote it: "${text}"` : `write ${parsed.write}`;
  return { found, message: `found ${found}, which YAML reads as a ${typeof input}; ${write}` };
}

function isValueObject(requirement: unknown): requirement is ValueObject<string> {
  return typeof requirement === "object" && requirement !== null && "parse" in requirement;
}
