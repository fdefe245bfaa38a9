import type { TransitGatewayConnection } from "../model/transit-gateway";
import type { Owned, RouteRelations } from "./relation";
import { checkClusters } from "./transit-gateway/clusters";
import { checkDns } from "./transit-gateway/dns";
import { checkGateway } from "./transit-gateway/gateway";
import { checkTargets } from "./transit-gateway/targets";

export const transitGateway: RouteRelations<TransitGatewayConnection> = {
  owned({ connection: { id, gateway, vpcs, clusters, dns }, path, clusterPaths }) {
    const hub = gateway.transitGatewayId ?? `the gateway of ${id}`;
    const attachments = clusters.flatMap(({ attachmentId }, index): Owned[] =>
      attachmentId === undefined
        ? []
        : [
            {
              key: attachmentId,
              what: `the attachment ${attachmentId}`,
              path: [...(clusterPaths[index] ?? path), "attachmentId"],
            },
          ],
    );
    const made = vpcs.flatMap(({ vpcId, attachmentId }, index): Owned[] =>
      attachmentId === undefined
        ? [
            {
              key: `attachment ${hub} ${vpcId}`,
              what: `the attachment of ${vpcId} to ${hub}`,
              path: [...path, "vpcs", index, "vpcId"],
            },
          ]
        : [],
    );
    // The VPC of a cluster can have one rule for a domain.
    const rules = dns.rules.flatMap(({ domain }, index) =>
      clusters.map(({ cluster }) => ({
        key: `rule ${domain} ${cluster.id}`,
        what: `the forwarding rule of ${domain} for cluster ${cluster.name}`,
        path: [...path, "dns", "rules", index, "domain"],
      })),
    );
    return [...attachments, ...made, ...rules];
  },

  routingTables({ connection: { id, gateway, vpcs }, path }) {
    const tables = vpcs.flatMap(({ routing }, vpc) =>
      (["routeTableIds", "subnetIds"] as const).flatMap((key) =>
        routing[key].map((each, index) => ({
          id: each,
          path: [...path, "vpcs", vpc, "routing", key, index],
        })),
      ),
    );
    // A cluster has one attachment to a gateway, and the gateway one way to each address.
    const hub = gateway.transitGatewayId ?? `the gateway of ${id}`;
    return [{ id: hub, path: [...path, "gateway"] }, ...tables];
  },

  check(placed, report) {
    checkGateway(placed, report);
    checkClusters(placed, report);
    checkTargets(placed, report);
    checkDns(placed, report);
  },
};
