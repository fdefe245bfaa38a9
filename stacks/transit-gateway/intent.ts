import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import { type WantedPort, wantedPorts } from "../shared/wanted-ports";

/** What a transit gateway connection asks for, for the rules that judge what is missing; sorted, whatever the order. */
export interface TransitGatewayIntent {
  /** Clusters served, by id. */
  readonly clusters: readonly { readonly id: string; readonly phase: "request" | "complete" }[];
  /** Domains whose names should resolve, and whether by a shared rule or by Astronomer's own forwarding. */
  readonly domains: readonly { readonly domain: string; readonly by: "rule" | "forwarding" }[];
  /** Ports that should answer, for the clusters in the complete phase. */
  readonly ports: readonly WantedPort[];
}

/** Derives the intent of a transit gateway connection. */
export function intentOf(
  connection: Pick<TransitGatewayConnection, "clusters" | "dns" | "services">,
): TransitGatewayIntent {
  const clusters = connection.clusters
    .map(({ cluster, attachmentId }) => ({
      id: cluster.id,
      phase: attachmentId === undefined ? ("request" as const) : ("complete" as const),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const complete = clusters.filter(({ phase }) => phase === "complete").map(({ id }) => id);
  const { rules, forwarding } = connection.dns;
  return {
    clusters,
    domains: [
      ...rules.map(({ domain }) => ({ domain, by: "rule" as const })),
      ...forwarding.map(({ domain }) => ({ domain, by: "forwarding" as const })),
    ].sort((a, b) => (a.domain < b.domain ? -1 : 1)),
    ports: wantedPorts(connection.services, complete),
  };
}
