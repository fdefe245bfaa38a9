import type { AttachedCluster, TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { Phase } from "../../config/model";

/** A cluster that Astronomer has attached to the gateway. */
export type KnownCluster = AttachedCluster & Required<Pick<AttachedCluster, "attachmentId">>;

/** Complete once the file holds the attachment id that Astronomer sent back. */
export function phaseOf(cluster: AttachedCluster): Phase {
  return isKnown(cluster) ? "complete" : "request";
}

/** The clusters whose attachment is not known yet. */
export function inRequestPhase(connection: TransitGatewayConnection): readonly AttachedCluster[] {
  return connection.clusters.filter((cluster) => !isKnown(cluster));
}

/** The clusters whose attachment is known. */
export function inCompletePhase(connection: TransitGatewayConnection): readonly KnownCluster[] {
  return connection.clusters.filter(isKnown);
}

function isKnown(cluster: AttachedCluster): cluster is KnownCluster {
  return cluster.attachmentId !== undefined;
}
