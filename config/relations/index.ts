import { closest } from "../closest";
import type { Cluster, Connection } from "../model";
import type { Path } from "../positions";
import { ROUTES } from "../routes";
import type { Declared } from "../schema/connection-base";
import { checkUnique, textAt } from "./facts";
import { checkOwners } from "./owners";
import type { Placed, Report, RouteRelations } from "./relation";
import { checkRouting } from "./routing";

/** What the relations look at: everything that was written, and those parts of it that are right in themselves. */
export interface Draft {
  readonly clusters: readonly Cluster[];
  readonly connections: readonly { readonly declared: Declared; readonly path: Path }[];
  /** As written, to know a name that stands in a part with another mistake. */
  readonly written: { readonly clusters: readonly unknown[]; readonly connections: readonly unknown[] };
}

/** Gives each connection its clusters, and reports what does not fit together in the file. */
export function relate(draft: Draft, report: Report): readonly Connection[] {
  const { written } = draft;
  for (const key of ["id", "name"])
    checkUnique(written.connections, ["connections"], key, "connection", report);

  const placed = draft.connections.map(({ declared, path }) => place(declared, path, draft, report));
  for (const each of placed) {
    const { connection, path } = each;
    checkUnique(connection.services, [...path, "services"], "name", "service", report);
    relationsOf(connection).check(each, report);
  }
  checkOwners(placed, (each) => relationsOf(each.connection).owned(each), report);
  checkRouting(placed, (each) => relationsOf(each.connection).routingTables(each), report);
  return placed.map(({ connection }) => connection);
}

function relationsOf({ route }: Connection): RouteRelations {
  const found = ROUTES.find(({ schema }) => schema.entries.route.literal === route);
  if (found === undefined) throw new Error(`route ${route} is not registered`);
  return found.relations;
}

/** Unknown and repeated clusters are reported and left out. */
function place(declared: Declared, path: Path, { clusters, written }: Draft, report: Report): Placed {
  const names = written.clusters.flatMap((cluster) => textAt(cluster, "name") ?? []);
  const used = new Set<string>();
  const clusterPaths: Path[] = [];
  const resolved = declared.clusters.flatMap((entry, index) => {
    const at = [...path, "clusters", index];
    const name = entry.cluster;
    if (used.has(name)) {
      report([...at, "cluster"], `cluster ${name} a second time`, "each cluster of a connection once");
      return [];
    }
    used.add(name);
    const cluster = clusters.find((each) => each.name === name);
    if (cluster === undefined) {
      if (!names.includes(name)) {
        const byId = clusters.find(({ id }) => id === name)?.name;
        const near = byId ?? closest(name, names);
        const known = names.length === 0 ? "a cluster under astro first" : `one of ${names.join(", ")}`;
        report([...at, "cluster"], `the unknown cluster ${JSON.stringify(name)}`, near ?? known);
      }
      return [];
    }
    clusterPaths.push(at);
    return [{ ...entry, cluster }];
  });
  return { connection: { ...declared, clusters: resolved }, path, clusterPaths };
}
