import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A policy as `docs/iam.md` has it. */
export interface Policy {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: readonly string[];
    readonly Resource: string | readonly string[];
    readonly Condition?: unknown;
  }[];
}

/**
 * Reads a policy of `docs/iam.md`.
 * @param name - what stands in the comment above it: `verify`, or a route
 * @throws Error where there is none
 */
export function documentedPolicy(name: string): Policy {
  const page = readFileSync(join(__dirname, "..", "..", "docs", "iam.md"), "utf8");
  const [, json] = new RegExp(`<!-- policy: ${name} -->\\s+\`\`\`json\\n([^\`]*)\`\`\``).exec(page) ?? [];
  if (json === undefined) throw new Error(`docs/iam.md has no policy ${name}`);
  return JSON.parse(json) as Policy;
}

/**
 * The actions that a policy does not allow, of those that were called.
 * @throws Error where nothing was called, because that shows nothing
 */
export function notAllowed(name: string, called: readonly string[]): readonly string[] {
  if (called.length === 0) throw new Error(`nothing was called that ${name} could allow`);
  const allowed = new Set(documentedPolicy(name).Statement.flatMap(({ Action }) => Action));
  // Nobody needs a permission to ask who they are; assuming the role is up to whoever assumes it.
  const free = new Set(["sts:GetCallerIdentity", "sts:AssumeRole"]);
  return [...new Set(called)].filter((action) => !allowed.has(action) && !free.has(action)).sort();
}
