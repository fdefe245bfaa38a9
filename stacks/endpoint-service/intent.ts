import { portsOf } from "../../config/endpoint-service";
import type { EndpointServiceConnection } from "../../config/model/endpoint-service";

/** What an endpoint service asks for, for the rules that judge what is missing; sorted, whatever the file's order. */
export interface EndpointServiceIntent {
  /** Clusters served, by id. */
  readonly clusters: readonly { readonly id: string; readonly phase: "request" | "complete" }[];
  /** Ports that should answer the clusters. */
  readonly listenerPorts: readonly number[];
}

/** Derives the intent of an endpoint service. */
export function intentOf(
  connection: Pick<EndpointServiceConnection, "clusters" | "listeners" | "services">,
): EndpointServiceIntent {
  return {
    clusters: connection.clusters
      .map(({ cluster, vpcEndpointId }) => ({
        id: cluster.id,
        phase: vpcEndpointId === undefined ? ("request" as const) : ("complete" as const),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    listenerPorts: portsOf(connection),
  };
}
