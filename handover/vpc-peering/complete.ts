import type { VpcPeeringConnection } from "../../config/model";
import { airflowNotes } from "../airflow";
import type { Field, HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { LATER_VPC_PEERING, VPC_PEERING } from "../sources";
import { clusterLabel, command, list } from "../words";
import { isAccepted, isAuthorized } from "./outputs";
import { inCompletePhase, type RequestedCluster } from "./phase";
import { targetOf } from "./target";
import { associations, vpcIdQuestions, withoutVpcId } from "./zones";

/** Asks Astronomer to finish its side after the acceptance; `undefined` before any cluster has a peering request. */
export function completeHandOver(
  connection: VpcPeeringConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inCompletePhase(connection);
  if (clusters.length === 0) return undefined;
  const target = targetOf(connection, state);
  const missing = [
    ...target.missing,
    ...notAccepted(connection, clusters, state),
    ...notAuthorized(connection, clusters, state),
  ];
  return {
    connection: connection.id,
    kind: "update-route-tables",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "complete",
    due: true,
    subject: `VPC peering ${list(clusters.map(({ peeringConnectionId }) => peeringConnectionId))} accepted: please route to ${connection.target.vpcId}`,
    opening:
      `We have accepted the VPC peering of ${list(clusters.map(({ cluster }) => clusterLabel(cluster)))} with ` +
      `${connection.target.vpcId} (AWS account ${connection.target.accountId}, ${connection.target.region}) ` +
      "and route to Astro. Please complete the Astro side.",
    fields: clusters.flatMap((cluster) => fields(cluster, clusters.length > 1, target.cidrs)),
    asks: asks(connection, clusters),
    advice: [...target.advice, ...advice(connection, clusters)],
    ready: missing.length === 0,
    missing,
  };
}

function fields(
  { cluster, peeringConnectionId }: RequestedCluster,
  several: boolean,
  cidrs: readonly string[],
): Field[] {
  const group = several ? { group: `Cluster ${cluster.name}` } : {};
  return [
    { label: "Cluster ID", value: cluster.id, source: VPC_PEERING, ...group },
    { label: "VPC peering ID", value: peeringConnectionId, source: LATER_VPC_PEERING, ...group },
    ...cidrs.flatMap((cidr) => [
      { label: "Destination (subnet)", value: cidr, source: LATER_VPC_PEERING, ...group },
      { label: "Target (peering)", value: peeringConnectionId, source: LATER_VPC_PEERING, ...group },
    ]),
  ];
}

function asks(connection: VpcPeeringConnection, clusters: readonly RequestedCluster[]): Note[] {
  return [
    {
      text:
        "Please update the route tables of the Astro VPC: a route to each destination above goes to the peering " +
        "connection beside it. Secondary CIDRs need a route of their own.",
    },
    ...vpcIdQuestions(connection, clusters),
    ...associations(connection, clusters),
    { text: "Please confirm when this is done." },
  ];
}

function advice(connection: VpcPeeringConnection, clusters: readonly RequestedCluster[]): Note[] {
  const unknown = withoutVpcId(connection, clusters);
  return [
    ...(unknown.length === 0
      ? []
      : [
          {
            text:
              "When the VPC ID comes back, write it into the file as vpcId of the cluster and deploy again: this " +
              "authorizes the VPC. The ticket then holds the command that Astronomer runs.",
            code: command("deploy", connection.id),
          },
        ]),
    ...airflowNotes(connection.services),
    ...publicNames(connection),
  ];
}

/** Without DNS resolution a public name leads around the peering. */
function publicNames(connection: VpcPeeringConnection): Note[] {
  if (connection.dns.resolution !== "disabled" || connection.services.length === 0) return [];
  return [
    {
      text:
        "Accepter DNS resolution is disabled: from Astro, public DNS names of the target VPC resolve to public IP " +
        "addresses and bypass the peering. Use private IP addresses or names in a private hosted zone.",
    },
  ];
}

function notAccepted(
  connection: VpcPeeringConnection,
  clusters: readonly RequestedCluster[],
  state: StackState | undefined,
): string[] {
  const pending = clusters.filter((member) => isAccepted(state, member) !== true);
  if (pending.length === 0) return [];
  const ids = list(pending.map(({ peeringConnectionId }) => peeringConnectionId));
  const seen = state === undefined ? "cannot be seen from here" : "has not happened yet";
  return [
    `acceptance of ${ids} ${seen}: send this after \`${command("deploy", connection.id)}\`, ` +
      "within 7 days of the request",
  ];
}

/** Astronomer's command fails before the owner of the zone has authorized the VPC. */
function notAuthorized(
  connection: VpcPeeringConnection,
  clusters: readonly RequestedCluster[],
  state: StackState | undefined,
): string[] {
  return clusters
    .filter((member) => member.cluster.vpcId !== undefined && isAccepted(state, member) === true)
    .flatMap((member) =>
      connection.dns.privateHostedZoneIds
        .filter((zone) => isAuthorized(state, member, zone) !== true)
        .map(
          (zone) =>
            `authorization of ${member.cluster.vpcId} for private hosted zone ${zone} has not happened yet: ` +
            `send this after \`${command("deploy", connection.id)}\``,
        ),
    );
}
