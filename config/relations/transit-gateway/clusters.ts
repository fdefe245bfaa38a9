import type { TransitGatewayConnection } from "../../model/transit-gateway";
import type { Placed, Report } from "../relation";

/** Each cluster can attach to the gateway. */
export function checkClusters(
  { connection: { gateway, vpcs, networks, clusters }, path, clusterPaths }: Placed<TransitGatewayConnection>,
  report: Report,
): void {
  const targets = new Map<string, string>([
    ...vpcs.flatMap(({ vpcId, attachmentId }) =>
      attachmentId === undefined ? [] : [[attachmentId, vpcId] as const],
    ),
    ...networks.map(({ attachmentId, name }) => [attachmentId, name] as const),
  ]);
  clusters.forEach(({ cluster, attachmentId }, index) => {
    const at = clusterPaths[index] ?? path;
    if (cluster.type === "standard") {
      report(
        [...at, "cluster"],
        `the standard cluster ${cluster.name}`,
        "a dedicated or hybrid one: a transit gateway is only available for these",
      );
    }
    if (cluster.region !== gateway.region) {
      report(
        [...at, "cluster"],
        `a cluster in ${cluster.region} for a transit gateway in ${gateway.region}`,
        `a gateway in ${cluster.region}: a VPC attaches only to a transit gateway of its own Region, and resource shares are regional. For data in ${gateway.region}, peer the two gateways, or ask Astronomer support to create one in your account and peer it (you pay for it)`,
      );
    }
    const target = attachmentId === undefined ? undefined : targets.get(attachmentId);
    if (target !== undefined) {
      report(
        [...at, "attachmentId"],
        `${attachmentId}, which this connection has as the attachment of ${target}`,
        "the attachment that Astronomer made for the cluster",
      );
    }
    vpcs.forEach(({ vpcId }, position) => {
      if (vpcId !== cluster.vpcId) return;
      report(
        [...path, "vpcs", position, "vpcId"],
        `${vpcId}, the VPC of cluster ${cluster.name} itself`,
        "a VPC that holds data services",
      );
    });
  });
}
