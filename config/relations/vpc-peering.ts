import type { VpcPeeringConnection } from "../model";
import { accountOfRole, partitionOf } from "../values";
import { checkSide } from "./side";
import type { RouteRelations } from "./relation";

export const vpcPeering: RouteRelations<VpcPeeringConnection> = {
  owned({ connection: { clusters, target, dns }, path, clusterPaths }) {
    return clusters.flatMap(({ cluster, peeringConnectionId }, index) => {
      const at = clusterPaths[index] ?? path;
      return [
        {
          key: `peering ${target.vpcId} ${cluster.id}`,
          what: `the peering of ${target.vpcId} with cluster ${cluster.name}`,
          path: [...at, "cluster"],
        },
        ...(peeringConnectionId === undefined
          ? []
          : [
              {
                key: peeringConnectionId,
                what: `the peering connection ${peeringConnectionId}`,
                path: [...at, "peeringConnectionId"],
              },
            ]),
        ...dns.privateHostedZoneIds.map((zone, position) => ({
          key: `authorization ${zone} ${cluster.id}`,
          what: `the authorization of ${zone} for cluster ${cluster.name}`,
          path: [...path, "dns", "privateHostedZoneIds", position],
        })),
      ];
    });
  },

  routingTables({ connection: { routing }, path }) {
    return (["routeTableIds", "subnetIds"] as const).flatMap((key) =>
      routing[key].map((id, index) => ({ id, path: [...path, "routing", key, index] })),
    );
  },

  check({ connection: { target, clusters, routing, peerRoleArn }, path, clusterPaths }, report) {
    checkSide(target, [...path, "target"], report);
    if (routing.routeTableIds.length + routing.subnetIds.length === 0) {
      report(
        [...path, "routing"],
        "no route table and no subnet",
        "routeTableIds or subnetIds, so that traffic finds its way back to the clusters",
      );
    }
    if (peerRoleArn !== undefined && accountOfRole(peerRoleArn) !== target.accountId) {
      report(
        [...path, "peerRoleArn"],
        `a role of account ${accountOfRole(peerRoleArn)}`,
        `the PeerRole ARN of the target's account ${target.accountId}`,
      );
    }
    clusters.forEach(({ cluster }, index) => {
      const at = [...(clusterPaths[index] ?? path), "cluster"];
      if (cluster.type === "standard") {
        report(
          at,
          `the standard cluster ${cluster.name}`,
          "a dedicated or hybrid one: VPC peering is only available for these",
        );
      }
      if (cluster.vpcId === target.vpcId) {
        report(
          [...path, "target", "vpcId"],
          `${target.vpcId}, the VPC of cluster ${cluster.name} itself`,
          "the VPC that holds the data services",
        );
      }
      if (partitionOf(cluster.region) !== partitionOf(target.region)) {
        report(
          at,
          `a cluster in ${cluster.region} (${partitionOf(cluster.region)}) for a target in ${target.region} (${partitionOf(target.region)})`,
          "a cluster of the same AWS partition: VPCs of two partitions cannot be peered",
        );
      }
    });
  },
};
