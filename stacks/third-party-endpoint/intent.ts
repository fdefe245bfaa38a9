import type { ThirdPartyEndpointConnection } from "../../config/model";

/** What a third-party endpoint asks for, for the rules that judge what is missing; sorted, whatever the file's order. */
export interface ThirdPartyEndpointIntent {
  /** Clusters served, by id. */
  readonly clusters: readonly { readonly id: string; readonly phase: "request" | "complete" }[];
}

/** Derives the intent of a third-party endpoint. */
export function intentOf({
  clusters,
}: Pick<ThirdPartyEndpointConnection, "clusters">): ThirdPartyEndpointIntent {
  return {
    clusters: clusters
      .map(({ cluster, vpcEndpointId }) => ({
        id: cluster.id,
        phase: vpcEndpointId === undefined ? ("request" as const) : ("complete" as const),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
