import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { HandOver, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { LATER_TRANSIT_GATEWAY, TRANSIT_GATEWAY } from "../sources";
import { clusterLabel, command, destroyCommand, list } from "../words";
import { resolvesNames } from "./dns";
import { gatewayOf } from "./gateway";
import { inCompletePhase } from "./phase";

/** Asks Astronomer to take its routes down; destroying our side has deleted its attachment. */
export function retireHandOver(
  connection: TransitGatewayConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inCompletePhase(connection);
  if (clusters.length === 0) return undefined;
  const missing =
    state?.deployed === false ? [] : [`our side is destroyed first: ${destroyCommand(connection.id)}`];
  const { id } = gatewayOf(connection, state);
  const labels = list(clusters.map(({ cluster }) => clusterLabel(cluster)));
  return {
    connection: connection.id,
    kind: "remove-routes",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "complete",
    due: true,
    subject: `Please remove the routes of ${labels} to transit gateway ${connection.gateway.transitGatewayId ?? "of ours"}`,
    opening:
      "We no longer need the transit gateway and have taken down our side, and with it the attachment of the Astro VPC.",
    fields: [
      ...(connection.gateway.transitGatewayId === undefined
        ? []
        : [{ label: "TGW ID", value: id, source: LATER_TRANSIT_GATEWAY }]),
      ...clusters.flatMap(({ cluster, attachmentId }) => {
        const group = { group: `Cluster ${cluster.name}` };
        return [
          { label: "Cluster ID", value: cluster.id, source: TRANSIT_GATEWAY, ...group },
          { label: "Attachment ID", value: attachmentId, source: LATER_TRANSIT_GATEWAY, ...group },
        ];
      }),
    ],
    asks: [
      { text: `Please remove the routes to the transit gateway from the route tables of ${labels}.` },
      ...(resolvesNames(connection)
        ? [
            {
              text: `Please stop resolving ${list([...connection.dns.rules, ...connection.dns.forwarding].map(({ domain }) => domain))} through our DNS servers.`,
            },
          ]
        : []),
      ...(connection.gateway.autoAccept
        ? [{ text: `Please delete ${list(clusters.map(({ attachmentId }) => attachmentId))}.` }]
        : []),
    ],
    advice: [
      {
        text: connection.gateway.autoAccept
          ? "The gateway accepted the attachment by itself, so Terraform does not delete it. Remove the connection from the file once all is destroyed."
          : "Destroying our side deletes the attachment of the Astro VPC. Then remove the connection from the file.",
        code: command("status", connection.id),
      },
    ],
    ready: missing.length === 0,
    missing,
  };
}
