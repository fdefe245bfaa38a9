import type { Cluster, Connection } from "../model";
import type { Path } from "../positions";
import { ROUTES } from "../routes";
import type { Declared } from "../schema/connection-base";
import { checkUnique } from "./facts";
import { checkReferences } from "./references";
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

  checkReferences(written.connections, written.clusters, report);

  const clusters = new Map(draft.clusters.map((cluster) => [cluster.name, cluster]));
  const placed = draft.connections.map(({ declared, path }) => place(declared, path, clusters));
  for (const each of placed) {
    const { connection, path } = each;
    checkUnique(connection.services, [...path, "services"], "name", "service", report);
    relationsOf(connection).check(each, report);
  }
  checkOwners(
    placed,
    (each) => relationsOf(each.connection).owned(each),
    (each) => relationsOf(each.connection).ingress?.(each),
    report,
  );
  checkRouting(placed, (each) => relationsOf(each.connection).routingTables(each), report);
  return placed.map(({ connection }) => connection);
}

const RELATIONS = new Map<Connection["route"], RouteRelations>(
  ROUTES.map(({ schema, relations }) => [schema.entries.route.literal, relations]),
);

function relationsOf({ route }: Connection): RouteRelations {
  const relations = RELATIONS.get(route);
  if (relations === undefined) throw new Error(`route ${route} is not registered in config/routes.ts`);
  return relations;
}

/** Clusters that are unknown, repeated or wrong in themselves are reported elsewhere, and left out. */
function place(declared: Declared, path: Path, clusters: ReadonlyMap<string, Cluster>): Placed {
  const clusterPaths: Path[] = [];
  const resolved = new Map<Cluster, Placed["connection"]["clusters"][number]>();
  declared.clusters.forEach((entry, index) => {
    const cluster = clusters.get(entry.cluster);
    if (cluster === undefined || resolved.has(cluster)) return;
    resolved.set(cluster, { ...entry, cluster });
    clusterPaths.push([...path, "clusters", index]);
  });
  // The schema of the route has made the entries, so they are of its kind.
  const connection = { ...declared, clusters: [...resolved.values()] } as Connection;
  return { connection, path, clusterPaths };
}
