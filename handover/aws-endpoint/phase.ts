import { isComplete } from "../../config/aws-endpoint";
import type { AwsEndpointCluster, AwsEndpointConnection, Phase } from "../../config/model";

/** Complete once the file holds every endpoint that Astronomer added for the cluster. */
export function phaseOf(connection: AwsEndpointConnection, member: AwsEndpointCluster): Phase {
  return isComplete(connection, member) ? "complete" : "request";
}

/** The clusters for which an endpoint is still unknown. */
export function inRequestPhase(connection: AwsEndpointConnection): readonly AwsEndpointCluster[] {
  return connection.clusters.filter((member) => !isComplete(connection, member));
}
