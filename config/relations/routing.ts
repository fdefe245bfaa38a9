import { cidrsOf } from "../cluster";
import type { Cluster, Connection } from "../model";
import { type Cidr, prefixLength, supernet } from "../values";
import type { Placed, Report, RoutingTable } from "./relation";

interface RouteTo {
  readonly owner: Connection;
  readonly cluster: Cluster;
  readonly cidr: Cidr;
  readonly path: RoutingTable["path"];
  readonly order: number;
}

/** From one route table, every address leads to one cluster at most. */
export function checkRouting(
  all: readonly Placed[],
  tablesOf: (placed: Placed) => readonly RoutingTable[],
  report: Report,
): void {
  const routes = new Map<string, RouteTo[]>();
  for (const placed of all) {
    for (const { id, path } of tablesOf(placed)) {
      const ofTable = routes.get(id) ?? [];
      routes.set(id, ofTable);
      for (const { cluster } of placed.connection.clusters) {
        for (const cidr of cidrsOf(cluster))
          ofTable.push({ owner: placed.connection, cluster, cidr, path, order: ofTable.length });
      }
    }
  }
  for (const [id, ofTable] of routes) checkTable(id, ofTable, report);
}

/** CIDRs are nested or disjoint: with the widest first, an overlap is an ancestor already seen. */
function checkTable(id: string, routes: readonly RouteTo[], report: Report): void {
  const seen = new Map<string, RouteTo>();
  const lengths = new Set<number>();
  const reported = new Set<string>();
  for (const route of [...routes].sort(
    (a, b) => prefixLength(a.cidr) - prefixLength(b.cidr) || a.order - b.order,
  )) {
    const other = ancestor(route.cidr, seen, lengths);
    if (other === undefined) {
      seen.set(route.cidr, route);
      lengths.add(prefixLength(route.cidr));
      continue;
    }
    const [first, second] = other.order < route.order ? [other, route] : [route, other];
    // Both ranges of a cluster may meet: one mistake, said once.
    const pair = [first.cluster.id, second.cluster.id, ...second.path].join("\n");
    if (reported.has(pair)) continue;
    if (first.cluster !== second.cluster) {
      const ranges = first.cidr === second.cidr ? first.cidr : `${first.cidr} and ${second.cidr}`;
      report(
        second.path,
        `${id}, which would route ${ranges} to both cluster ${first.cluster.name} and cluster ${second.cluster.name}`,
        "a table for one of them only: clusters with overlapping CIDRs cannot be reached from one route table",
      );
    } else if (first.owner !== second.owner) {
      report(
        second.path,
        `${id}, whose route to cluster ${second.cluster.name} connection ${first.owner.id} already has`,
        "another, or drop it in one of the two",
      );
    } else continue; // a cluster that overlaps itself: a rule of the policies
    reported.add(pair);
  }
}

function ancestor(
  cidr: Cidr,
  seen: ReadonlyMap<string, RouteTo>,
  lengths: ReadonlySet<number>,
): RouteTo | undefined {
  for (const length of lengths) {
    const found = length > prefixLength(cidr) ? undefined : seen.get(supernet(cidr, length));
    if (found !== undefined) return found;
  }
  return undefined;
}
