import { closest } from "../closest";
import { textAt } from "./facts";
import type { Report } from "./relation";

/**
 * The clusters of a connection exist, and each is listed once.
 *
 * Works on what was written, so that another mistake in the connection or cluster hides nothing.
 */
export function checkReferences(
  connection: unknown,
  index: number,
  clusters: readonly unknown[],
  report: Report,
): void {
  const names = clusters.flatMap((cluster) => textAt(cluster, "name") ?? []);
  const used = new Set<string>();
  for (const [position, entry] of entriesOf(connection).entries()) {
    const name = textAt(entry, "cluster");
    if (name === undefined) continue;
    const at = ["connections", index, "clusters", position, "cluster"];
    if (used.has(name)) report(at, `cluster ${name} a second time`, "each cluster of a connection once");
    else if (!names.includes(name)) {
      report(at, `the unknown cluster ${JSON.stringify(name)}`, meant(name, names, clusters));
    }
    used.add(name);
  }
}

function meant(name: string, names: readonly string[], clusters: readonly unknown[]): string {
  const byId = clusters.find((cluster) => textAt(cluster, "id") === name);
  const near = byId === undefined ? closest(name, names) : textAt(byId, "name");
  if (near !== undefined) return near;
  return names.length === 0 ? "the cluster under astro first" : `one of ${names.join(", ")}`;
}

function entriesOf(connection: unknown): readonly unknown[] {
  if (typeof connection !== "object" || connection === null || !("clusters" in connection)) return [];
  return Array.isArray(connection.clusters) ? connection.clusters : [];
}
