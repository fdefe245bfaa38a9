import type { Cluster, PublicEndpointConnection } from "./model";
import type { IpAddress } from "./values";

/** Where the external addresses of a cluster come from. */
export interface ExternalAddresses {
  /** Those that the file holds: the cluster's own and its disaster recovery site's, each once, in order. */
  readonly declared: readonly IpAddress[];
  /** Whether Terraform looks up the cluster's own. */
  readonly lookedUp: boolean;
  /** Sites whose addresses nobody knows yet. */
  readonly unknown: readonly ("cluster" | "disasterRecovery")[];
}

/** The external addresses of a cluster, as far as the file tells. */
export function externalAddresses(
  { organizationId }: Pick<PublicEndpointConnection, "organizationId">,
  cluster: Cluster,
): ExternalAddresses {
  const { externalIps, disasterRecovery, type } = cluster;
  // Astro tells them of dedicated and hybrid clusters, and never those of a disaster recovery site.
  const lookedUp = organizationId !== undefined && type !== "standard";
  return {
    declared: [...new Set([...externalIps, ...(disasterRecovery?.externalIps ?? [])])].sort(),
    lookedUp,
    unknown: [
      ...(externalIps.length === 0 && !lookedUp ? (["cluster"] as const) : []),
      ...(disasterRecovery?.externalIps.length === 0 ? (["disasterRecovery"] as const) : []),
    ],
  };
}
