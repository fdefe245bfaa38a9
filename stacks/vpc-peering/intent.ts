import type { VpcPeeringConnection } from "../../config/model";
import { type WantedPort, wantedPorts } from "../shared/wanted-ports";

/** What a peering connection asks for, for the rules that judge what is missing; sorted, whatever the file's order. */
export interface VpcPeeringIntent {
  /** The VPC that a peering request has to ask for. */
  readonly target: { readonly accountId: string; readonly vpcId: string };
  /** Clusters served, by id. */
  readonly clusters: readonly {
    readonly id: string;
    readonly phase: "request" | "complete";
  }[];
  /** Whether names of the target VPC should resolve to private addresses. */
  readonly dns: "auto" | "required" | "disabled";
  /** Private hosted zones that every complete cluster's VPC should be authorized for. */
  readonly privateHostedZoneIds: readonly string[];
  /** Ports that should answer, for the clusters in the complete phase. */
  readonly ports: readonly WantedPort[];
}

/** Derives the intent of a peering connection. */
export function intentOf(
  connection: Pick<VpcPeeringConnection, "target" | "clusters" | "dns" | "services">,
): VpcPeeringIntent {
  const clusters = connection.clusters
    .map(({ cluster, peeringConnectionId }) => ({
      id: cluster.id,
      phase: peeringConnectionId === undefined ? ("request" as const) : ("complete" as const),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const complete = clusters.filter(({ phase }) => phase === "complete").map(({ id }) => id);
  return {
    target: { accountId: connection.target.accountId, vpcId: connection.target.vpcId },
    clusters,
    dns: connection.dns.resolution,
    privateHostedZoneIds: [...new Set(connection.dns.privateHostedZoneIds)].sort(),
    ports: wantedPorts(connection.services, complete),
  };
}
