import type { ConsumerCluster, EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { Phase } from "../../config/model";

/** A cluster that Astronomer has added the endpoint for. */
export type ConnectedCluster = ConsumerCluster & Required<Pick<ConsumerCluster, "vpcEndpointId">>;

/** Complete once the file holds the endpoint id that Astronomer sent back. */
export function phaseOf(cluster: ConsumerCluster): Phase {
  return hasEndpoint(cluster) ? "complete" : "request";
}

/** The clusters still without an endpoint. */
export function inRequestPhase(connection: EndpointServiceConnection): readonly ConsumerCluster[] {
  return connection.clusters.filter((cluster) => !hasEndpoint(cluster));
}

/** The clusters whose endpoint is known. */
export function inCompletePhase(connection: EndpointServiceConnection): readonly ConnectedCluster[] {
  return connection.clusters.filter(hasEndpoint);
}

/** Every endpoint of a cluster, that of its disaster recovery VPC included. */
export function endpointsOf({ vpcEndpointId, recoveryVpcEndpointId }: ConsumerCluster): readonly string[] {
  return [vpcEndpointId, recoveryVpcEndpointId].filter((id) => id !== undefined);
}

function hasEndpoint(cluster: ConsumerCluster): cluster is ConnectedCluster {
  return cluster.vpcEndpointId !== undefined;
}
