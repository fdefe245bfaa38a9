import type { Cluster } from "../../config/model";
import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { TRANSIT_GATEWAY } from "../sources";
import { clusterLabel, command, list } from "../words";
import { gatewayOf, shareOf } from "./gateway";
import { inRequestPhase } from "./phase";

/** Asks Astronomer to accept the share and attach; `undefined` once every cluster's attachment is known. */
export function requestHandOver(
  connection: TransitGatewayConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inRequestPhase(connection).map(({ cluster }) => cluster);
  if (clusters.length === 0) return undefined;
  const gateway = gatewayOf(connection, state);
  const share = shareOf(connection, state);
  const missing = [...gateway.missing, ...share.missing];
  const several = clusters.length > 1;
  return {
    connection: connection.id,
    kind: "accept-share",
    clusters: clusters.map(({ id }) => id),
    to: ASTRONOMER_SUPPORT,
    phase: "request",
    due: true,
    subject: `Transit gateway ${gateway.id} for ${list(clusters.map(clusterLabel))}: please accept the resource share`,
    opening:
      `We have shared our transit gateway with the Data Plane AWS account of ${several ? "these clusters" : "this cluster"} ` +
      "through AWS Resource Access Manager. Please accept the resource share and attach to the gateway.",
    fields: [
      ...gateway.fields,
      ...share.fields,
      ...clusters.flatMap((cluster) => {
        const group = several ? { group: `Cluster ${cluster.name}` } : {};
        return [
          { label: "Cluster ID", value: cluster.id, source: TRANSIT_GATEWAY, ...group },
          { label: "Data Plane AWS account", value: cluster.accountId, source: TRANSIT_GATEWAY, ...group },
        ];
      }),
    ],
    asks: asks(connection, clusters),
    advice: [...gateway.advice, ...advice(connection, clusters)],
    ready: missing.length === 0,
    missing,
  };
}

function asks(connection: TransitGatewayConnection, clusters: readonly Cluster[]): Note[] {
  const { gateway } = connection;
  const accounts = [...new Set(clusters.map(({ accountId }) => accountId))];
  const unknown = clusters.filter(({ vpcId }) => vpcId === undefined);
  return [
    {
      text: `Please accept the resource share of AWS account ${gateway.accountId} in ${gateway.region}, in ${list(accounts)}.`,
    },
    {
      text: `Please attach the private subnets of the Astro VPC of ${list(clusters.map(clusterLabel))} to the transit gateway.`,
    },
    {
      text:
        clusters.length === 1
          ? "Please send back the ID of the attachment (tgw-attach-…)."
          : "Please send back the ID of each attachment (tgw-attach-…) and the cluster it belongs to.",
    },
    ...clusters.map((cluster) => ({
      text: `Please confirm that the attachment will come from AWS account ${cluster.accountId} and a VPC with CIDR ${cluster.cidr} (${clusterLabel(cluster)}); we accept no other.`,
    })),
    ...(unknown.length === 0
      ? []
      : [
          {
            text: `Please tell us the ID of the Astro VPC of ${list(unknown.map(clusterLabel))}, so that we can recognise its attachment.`,
          },
        ]),
  ];
}

function advice(connection: TransitGatewayConnection, clusters: readonly Cluster[]): Note[] {
  return [
    {
      text:
        "The invitation to the share expires after 7 days. When the attachment ID comes back, write it into the file as " +
        "attachmentId of the cluster, then deploy.",
      code: command("deploy", connection.id),
    },
    ...(connection.gateway.autoAccept
      ? []
      : [
          {
            text:
              "Do not accept the attachment by hand: Terraform accepts it after it has proved whose it is, and fails on " +
              "one that is accepted already.",
          },
        ]),
    ...clusters
      .filter(({ disasterRecovery }) => disasterRecovery !== undefined)
      .map((cluster) => ({
        text: `When ${clusterLabel(cluster)} fails over to ${cluster.disasterRecovery?.region}, it needs a transit gateway there: declare it as a connection of its own.`,
      })),
  ];
}
