import { isComplete } from "../../config/aws-endpoint";
import type { AwsEndpointConnection } from "../../config/model";

/** What built-in endpoints ask for, for the rules that judge what is missing; sorted, whatever the file's order. */
export interface AwsEndpointIntent {
  /** Clusters served, by id. */
  readonly clusters: readonly { readonly id: string; readonly phase: "request" | "complete" }[];
  /** The AWS services. */
  readonly services: readonly string[];
}

/** Derives the intent of built-in endpoints. */
export function intentOf(
  connection: Pick<AwsEndpointConnection, "clusters" | "endpoints">,
): AwsEndpointIntent {
  return {
    clusters: connection.clusters
      .map((member) => ({
        id: member.cluster.id,
        phase: isComplete(connection, member) ? ("complete" as const) : ("request" as const),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    services: connection.endpoints.map(({ service }) => service).sort(),
  };
}
