import { cidrsOf } from "../../config/cluster";
import type { VpcPeeringConnection } from "../../config/model";
import { ASTRONOMER, type Observed, type Scope, ticketing } from "../observation";
import { allowLists } from "./admitted";
import { hostedZone } from "../subjects/hosted-zone";
import { peering } from "../subjects/peering";
import { routes } from "../subjects/routes";

/** VPC peering: each peering connection, the way back, and whom the security groups admit. */
export async function vpcPeering(connection: VpcPeeringConnection, scope: Scope): Promise<Observed> {
  const { target, clusters, routing, dns, services } = connection;
  const account = scope.account(target);
  const complete = clusters.flatMap(({ cluster, peeringConnectionId: id }, index) =>
    id === undefined
      ? []
      : [{ id, cluster, path: ["clusters", index, "peeringConnectionId"], target, dns: dns.resolution }],
  );
  const peerings = [];
  for (const each of complete) peerings.push(...(await peering(each, account, scope)));
  const located = complete.flatMap(({ cluster }) => {
    const { vpcId } = cluster;
    return vpcId === undefined ? [] : [{ ...cluster, vpcId }];
  });
  const zones = [];
  for (const [index, id] of dns.privateHostedZoneIds.entries()) {
    const path = ["dns", "privateHostedZoneIds", index];
    zones.push(...(await hostedZone({ id, path, clusters: located }, account, scope)));
  }
  return {
    observations: [
      ...peerings,
      ...(await routes(
        { ...routing, vpcId: target.vpcId, path: ["routing"] },
        complete.map(({ id, cluster }) => ({ cidrs: cidrsOf(cluster), via: id })),
        account,
        scope,
      )),
      ...(await allowLists(
        services,
        complete.map(({ cluster }) => ({ clusterId: cluster.id, cidrs: cidrsOf(cluster) })),
        () => account,
        scope,
      )),
      ...zones,
    ],
    remarks: [
      ...clusters
        .filter(({ peeringConnectionId }) => peeringConnectionId === undefined)
        .map(
          ({ cluster }) =>
            `cluster ${cluster.name} has no peering connection yet; ${ASTRONOMER}: ${ticketing(scope.id)}`,
        ),
      ...(complete.length === 0
        ? []
        : [
            `routes and security groups on the Astro side cannot be seen from here; ${ASTRONOMER} can tell`,
            ...(dns.privateHostedZoneIds.length === 0
              ? []
              : complete
                  .filter(({ cluster }) => cluster.vpcId === undefined)
                  .map(
                    ({ cluster }) =>
                      `the VPC of cluster ${cluster.name} is not known yet, so no private hosted zone is associated with it; ${ASTRONOMER}: ${ticketing(scope.id)}`,
                  )),
          ]),
    ],
  };
}
