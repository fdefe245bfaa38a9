import { closest } from "../closest";
import { textAt } from "./facts";
import type { Report } from "./relation";

/**
 * The clusters of a connection exist, and each is listed once.
 *
 * Works on what was written, so that another mistake in the connection or cluster hides nothing.
 */
export function checkReferences(
  connections: readonly unknown[],
  clusters: readonly unknown[],
  report: Report,
): void {
  const names = new Map(
    clusters.flatMap((cluster) => {
      const name = textAt(cluster, "name");
      return name === undefined || name === "" ? [] : [[name, textAt(cluster, "id")] as const];
    }),
  );
  connections.forEach((connection, index) => checkConnection(connection, index, names, report));
}

/** Names of clusters, and their ids where they are known. */
type Names = ReadonlyMap<string, string | undefined>;

function checkConnection(connection: unknown, index: number, names: Names, report: Report): void {
  const used = new Set<string>();
  for (const [position, entry] of entriesOf(connection).entries()) {
    const name = textAt(entry, "cluster");
    if (name === undefined) continue;
    const at = ["connections", index, "clusters", position, "cluster"];
    if (used.has(name)) report(at, `cluster ${name} a second time`, "each cluster of a connection once");
    else if (!names.has(name)) {
      report(at, `the unknown cluster ${JSON.stringify(name)}`, meant(name, names));
    }
    used.add(name);
  }
}

function meant(name: string, names: Names): string {
  if (names.size === 0) return "the cluster under astro first";
  // Distances to a great many names cost more than they help.
  const known = [...names.keys()].slice(0, 1_000);
  const byId = known.find((each) => names.get(each) === name);
  return byId ?? closest(name, known) ?? `one of ${known.slice(0, 20).join(", ")}`;
}

function entriesOf(connection: unknown): readonly unknown[] {
  if (typeof connection !== "object" || connection === null || !("clusters" in connection)) return [];
  return Array.isArray(connection.clusters) ? connection.clusters : [];
}
