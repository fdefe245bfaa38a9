import { externalAddresses } from "../../config/external-addresses";
import type { AdmittedCluster, Phase, PublicEndpointConnection } from "../../config/model";

/** Complete once the external addresses of the cluster are known, or Terraform can look them up. */
export function phaseOf(connection: PublicEndpointConnection, { cluster }: AdmittedCluster): Phase {
  return externalAddresses(connection, cluster).unknown.length > 0 ? "request" : "complete";
}

/** The clusters with addresses that nobody knows yet. */
export function inRequestPhase(connection: PublicEndpointConnection): readonly AdmittedCluster[] {
  return connection.clusters.filter((member) => phaseOf(connection, member) === "request");
}
