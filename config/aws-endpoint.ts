import type { AwsService } from "./aws-services";
import type { AwsEndpoint, AwsEndpointCluster, AwsEndpointConnection } from "./model";
import type { AwsAccountId, VpcEndpointId, VpcId } from "./values";

/** The endpoint of a connection for one service. @default - undefined: the connection has none */
export function endpointOf<S extends AwsService>(
  { endpoints }: Pick<AwsEndpointConnection, "endpoints">,
  service: S,
): Extract<AwsEndpoint, { readonly service: S }> | undefined {
  return endpoints.find(
    (each): each is Extract<AwsEndpoint, { readonly service: S }> => each.service === service,
  );
}

/** The services of a connection whose endpoint in a cluster's VPC is not known yet. */
export function unknownEndpoints(
  { endpoints }: Pick<AwsEndpointConnection, "endpoints">,
  { vpcEndpointIds }: AwsEndpointCluster,
): readonly AwsService[] {
  return endpoints.map(({ service }) => service).filter((service) => vpcEndpointIds[service] === undefined);
}

/** Whether every endpoint of a cluster is known. */
export function isComplete(
  connection: Pick<AwsEndpointConnection, "endpoints">,
  member: AwsEndpointCluster,
): boolean {
  return unknownEndpoints(connection, member).length === 0;
}

/** The endpoints of one service in the clusters' VPCs that are known, in order. */
export function knownEndpoints(
  { clusters }: Pick<AwsEndpointConnection, "clusters">,
  service: AwsService,
): readonly VpcEndpointId[] {
  return clusters.flatMap(({ vpcEndpointIds }) => vpcEndpointIds[service] ?? []).sort();
}

/**
 * The known VPCs of the clusters by account: AWS keeps one authorization of a Redshift cluster for each account, and one
 * without VPCs is for all that the account has.
 */
export function vpcsByAccount({
  clusters,
}: Pick<AwsEndpointConnection, "clusters">): ReadonlyMap<AwsAccountId, readonly VpcId[]> {
  const found = new Map<AwsAccountId, VpcId[]>();
  for (const { cluster } of clusters) {
    if (cluster.vpcId === undefined) continue;
    found.set(cluster.accountId, [...(found.get(cluster.accountId) ?? []), cluster.vpcId].sort());
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
