import type { PeeredCluster, Phase, VpcPeeringConnection } from "../../config/model";

/** A cluster that Astronomer has requested the peering for. */
export type RequestedCluster = PeeredCluster & Required<Pick<PeeredCluster, "peeringConnectionId">>;

/** Complete once the file holds the peering connection id that Astronomer sent back. */
export function phaseOf(cluster: PeeredCluster): Phase {
  return isRequested(cluster) ? "complete" : "request";
}

/** The clusters still without a peering request. */
export function inRequestPhase(connection: VpcPeeringConnection): readonly PeeredCluster[] {
  return connection.clusters.filter((cluster) => !isRequested(cluster));
}

/** The clusters whose peering request is known. */
export function inCompletePhase(connection: VpcPeeringConnection): readonly RequestedCluster[] {
  return connection.clusters.filter(isRequested);
}

function isRequested(cluster: PeeredCluster): cluster is RequestedCluster {
  return cluster.peeringConnectionId !== undefined;
}
