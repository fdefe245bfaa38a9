import { externalAddresses } from "../../config/external-addresses";
import type { PublicEndpointConnection } from "../../config/model";

/** What a public endpoint asks for, for the rules that judge what is missing; sorted, whatever the file's order. */
export interface PublicEndpointIntent {
  /** Clusters admitted, by id; all are complete, or none is admitted. */
  readonly clusters: readonly { readonly id: string; readonly phase: "request" | "complete" }[];
}

/** Derives the intent of a public endpoint. */
export function intentOf(
  connection: Pick<PublicEndpointConnection, "clusters" | "organizationId">,
): PublicEndpointIntent {
  return {
    clusters: connection.clusters
      .map(({ cluster }) => ({
        id: cluster.id,
        phase:
          externalAddresses(connection, cluster).unknown.length > 0
            ? ("request" as const)
            : ("complete" as const),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
