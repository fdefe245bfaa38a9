import * as v from "valibot";
import { ConfigError, inOrder } from "./errors";
import type { Cluster, Connection, Declaration, Facts } from "./model";
import type { Path, Positions } from "./positions";
import { checkFacts } from "./relations/facts";
import type { Report } from "./relations/relation";
import type { Declared } from "./schema/connection-base";
import { factsFileSchema } from "./schema/facts";
import { parseSource } from "./source/document";
import { issueProblem, pathOf, problemAt } from "./source/issue-problem";
import { readText } from "./source/read-text";

/** A whole file, and where each part of it stands. */
export interface LoadedDeclaration {
  readonly declaration: Declaration;
  readonly positions: Positions;
}

/** The `astro` part of a file, and where each part of it stands. */
export interface LoadedFacts {
  readonly facts: Facts;
  readonly positions: Positions;
}

/**
 * Reads a whole `connections.yaml`; without a `connections` part there are none.
 * @throws ConfigError with every problem of the file
 */
export function loadDeclaration(file: string): LoadedDeclaration {
  return parseDeclaration(file, readText(file));
}

/**
 * Reads the `astro` part of a file; a `connections` part must be right too, where there is one.
 * @throws ConfigError with every problem of the file
 */
export function loadFacts(file: string): LoadedFacts {
  const { declaration, positions } = loadDeclaration(file);
  return { facts: declaration.astro, positions };
}

/**
 * Reads the text of a `connections.yaml`; `file` is its name in messages.
 * @throws ConfigError with every problem of the text
 */
export function parseDeclaration(file: string, text: string): LoadedDeclaration {
  const source = parseSource(file, text);
  const declaresConnections = Object.hasOwn(Object(source.value) as object, "connections");
  const schema = declaresConnections ? lazily.fileSchema() : factsFileSchema;
  const result = v.safeParse(schema, source.value);

  const problems = [...source.problems, ...(result.issues ?? []).map((issue) => issueProblem(issue, source))];
  const report: Report = (path, found, write) => problems.push(problemAt(path, found, write, source));
  const written = {
    clusters: listAt(source.value, "astro", "clusters"),
    connections: listAt(source.value, "connections"),
  };
  checkFacts(written.clusters, report);

  // What the schema refused must not hide what does not fit together in the rest.
  const isRight = partsWithout(result.issues ?? []);
  const clusters = listAt(result.output, "astro", "clusters").filter((_, index) =>
    isRight(["astro", "clusters", index]),
  ) as Cluster[];
  const connections = listAt(result.output, "connections").flatMap((declared, index) => {
    const path = ["connections", index];
    return isRight(path) ? [{ declared: declared as Declared, path }] : [];
  });
  const related: readonly Connection[] = declaresConnections
    ? lazily.relate()({ clusters, connections, written }, report)
    : [];

  if (problems.length > 0) throw new ConfigError(inOrder(problems));
  return { declaration: { astro: { clusters }, connections: related }, positions: source.positions };
}

/** Facts alone, as `check` reads them at every start, do not pay for what only connections need. */
const lazily = {
  fileSchema: () => (require("./schema/connection") as typeof import("./schema/connection")).fileSchema,
  relate: () => (require("./relations") as typeof import("./relations")).relate,
};

function listAt(value: unknown, ...keys: string[]): readonly unknown[] {
  let at = value;
  for (const key of keys)
    at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  return Array.isArray(at) ? at : [];
}

function partsWithout(issues: readonly v.BaseIssue<unknown>[]): (path: Path) => boolean {
  const wrong = new Set<string>();
  for (const issue of issues) {
    const path = pathOf(issue);
    path.forEach((_, index) => wrong.add(path.slice(0, index + 1).join("\n")));
  }
  return (path) => !wrong.has(path.join("\n"));
}
