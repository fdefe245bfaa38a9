import type { VpcPeeringConnection } from "../../config/model";
import type { HandOver, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { LATER_VPC_PEERING, VPC_PEERING } from "../sources";
import { clusterLabel, command, destroyCommand, list } from "../words";
import { inCompletePhase } from "./phase";
import { disassociations } from "./zones";

/** Asks Astronomer to take its side down: destroying the accepter leaves the peering connection up. */
export function retireHandOver(
  connection: VpcPeeringConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inCompletePhase(connection);
  if (clusters.length === 0) return undefined;
  const ids = list(clusters.map(({ peeringConnectionId }) => peeringConnectionId));
  const missing =
    state?.deployed === false ? [] : [`our side is destroyed first: ${destroyCommand(connection.id)}`];
  return {
    connection: connection.id,
    kind: "delete-peering",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "complete",
    due: true,
    subject: `Please delete VPC peering ${ids}`,
    opening: `We no longer need the VPC peering with ${connection.target.vpcId} and have removed our routes.`,
    fields: clusters.flatMap(({ cluster, peeringConnectionId }) => [
      { label: "Cluster ID", value: cluster.id, source: VPC_PEERING, group: `Cluster ${cluster.name}` },
      {
        label: "VPC peering ID",
        value: peeringConnectionId,
        source: LATER_VPC_PEERING,
        group: `Cluster ${cluster.name}`,
      },
    ]),
    asks: [
      {
        text:
          `Please delete ${ids} and the routes to it from the route tables of ` +
          `${list(clusters.map(({ cluster }) => clusterLabel(cluster)))}.`,
      },
      ...disassociations(connection, clusters),
    ],
    advice: [
      {
        text: "Destroying our side does not delete the peering connection. Then remove the connection from the file.",
        code: command("status", connection.id),
      },
    ],
    ready: missing.length === 0,
    missing,
  };
}
