import { cidrsOf } from "../cluster";
import type { Connection } from "../model";
import { stateOf } from "../state";
import type { Owned, Placed, Report } from "./relation";

/** Every AWS object, and every Terraform state, has one owner. */
export function checkOwners(
  all: readonly Placed[],
  ownedBy: (placed: Placed) => readonly Owned[],
  ingressOf: (placed: Placed) => readonly Owned[] | undefined,
  report: Report,
): void {
  const owners = new Map<string, Connection>();
  const reported = new Set<string>();
  for (const placed of all) {
    const { connection } = placed;
    // One connection may name an object twice (a port shared by two services), but not one peering for two clusters.
    for (const { key, what, path } of new Map(
      [...(ingressOf(placed) ?? ingressOfClusters(placed)), ...state(placed)].map((o) => [o.key, o]),
    ).values()) {
      claim(key, what, path, connection);
    }
    for (const { key, what, path } of ownedBy(placed)) claim(key, what, path, connection);
  }

  function claim(key: string, what: string, path: Owned["path"], connection: Connection): void {
    const owner = owners.get(key);
    if (owner === undefined) {
      owners.set(key, connection);
      return;
    }
    // One line of the file may stand for many objects: ports times CIDRs.
    const mistake = [owner.id, ...path].join("\n");
    if (reported.has(mistake)) return;
    reported.add(mistake);
    const retired = owner.retired || connection.retired ? " (destroy the retired connection first)" : "";
    const whose = owner === connection ? "this connection already has" : `connection ${owner.id} already has`;
    report(path, `${what}, which ${whose}`, `another, or drop it in one of the two${retired}`);
  }
}

function ingressOfClusters(placed: Placed): Owned[] {
  const { services } = placed.connection;
  return services.flatMap(({ securityGroupId, ports }, index) =>
    securityGroupId === undefined
      ? []
      : admittedClusters(placed, securityGroupId, ports, [
          ...placed.path,
          "services",
          index,
          "securityGroupId",
        ]),
  );
}

/** The rules with which a security group admits the clusters of a connection. */
export function admittedClusters(
  { connection }: Placed,
  securityGroupId: string,
  ports: readonly number[],
  path: Owned["path"],
): Owned[] {
  const cidrs = connection.clusters.flatMap(({ cluster }) => cidrsOf(cluster));
  return ports.flatMap((port) =>
    cidrs.map((cidr) => ({
      key: `ingress ${securityGroupId} ${port} ${cidr}`,
      what: `the ingress of ${securityGroupId} on port ${port} from ${cidr}`,
      path,
    })),
  );
}

function state({ connection, path }: Placed): Owned[] {
  const place = stateOf(connection);
  return place === undefined
    ? []
    : [{ key: `state ${place}`, what: `the Terraform state ${place}`, path: [...path, "backend"] }];
}
