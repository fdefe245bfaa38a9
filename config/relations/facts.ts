import type { Path } from "../positions";
import type { Report } from "./relation";

/** Ids and names of clusters are each used once. Works on clusters that are otherwise wrong, too. */
export function checkFacts(clusters: readonly unknown[], report: Report): void {
  for (const key of ["id", "name"]) checkUnique(clusters, ["astro", "clusters"], key, "cluster", report);
}

/** No two entries of a list have the same text under `key`. */
export function checkUnique(
  entries: readonly unknown[],
  path: Path,
  key: string,
  what: string,
  report: Report,
): void {
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    const found = textAt(entry, key);
    if (found === undefined) return;
    if (seen.has(found)) {
      report(
        [...path, index, key],
        `${JSON.stringify(found)}, the ${key} of another ${what}`,
        `another ${key}`,
      );
    }
    seen.add(found);
  });
}

/** The text under a key of what may be a mapping. */
export function textAt(entry: unknown, key: string): string | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const found = (entry as Record<string, unknown>)[key];
  return typeof found === "string" ? found : undefined;
}
