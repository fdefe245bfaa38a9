import { endpointOf } from "../../config/aws-endpoint";
import { AWS_SERVICES, type AwsService } from "../../config/aws-services";
import type { AwsEndpointConnection } from "../../config/model";
import type { HandOver, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { BUILTIN_ENDPOINTS } from "../sources";
import { clusterLabel, command, destroyCommand, list } from "../words";

/** Asks Astronomer to delete the endpoints, before the authorizations go; none where there are none. */
export function retireHandOvers(
  connection: AwsEndpointConnection,
  state: StackState | undefined,
): readonly HandOver[] {
  const clusters = connection.clusters.filter(({ vpcEndpointIds }) => Object.keys(vpcEndpointIds).length > 0);
  if (clusters.length === 0) return [];
  const warehouses = endpointOf(connection, "redshift")?.warehouses ?? [];
  return [
    {
      connection: connection.id,
      kind: "delete-endpoints",
      clusters: clusters.map(({ cluster }) => cluster.id),
      to: ASTRONOMER_SUPPORT,
      phase: "complete",
      due: true,
      subject: `Please delete AWS endpoints of ${list(clusters.map(({ cluster }) => clusterLabel(cluster)))}`,
      opening: `We no longer need these endpoints of AWS services in the Astronomer VPC.`,
      fields: clusters.flatMap(({ cluster, vpcEndpointIds }) => {
        const common = { source: BUILTIN_ENDPOINTS, group: `Cluster ${cluster.name}` };
        return [
          { label: "Cluster ID", value: cluster.id, ...common },
          ...Object.entries(vpcEndpointIds).map(([service, id]) => ({
            label: AWS_SERVICES[service as AwsService].label,
            value: id,
            ...common,
          })),
        ];
      }),
      asks: [
        { text: "Please delete the endpoints, unless another connection of ours uses them, and confirm." },
        ...(warehouses.length === 0
          ? []
          : [{ text: `Please delete the Redshift-managed endpoints for ${list(warehouses)}, too.` }]),
      ],
      advice:
        state?.deployed === false
          ? [{ text: "Then remove the connection from the file.", code: command("status", connection.id) }]
          : [
              {
                text: `When Astronomer has confirmed, run ${destroyCommand(connection.id)}.${warehouses.length === 0 ? "" : " AWS refuses to revoke an authorization that an endpoint still uses."}`,
              },
            ],
      ready: true,
      missing: [],
    },
  ];
}
