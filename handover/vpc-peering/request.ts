import type { Cluster, VpcPeeringConnection } from "../../config/model";
import type { Field, HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { LATER_VPC_PEERING, VPC_PEERING } from "../sources";
import { clusterLabel, command, list } from "../words";
import { inRequestPhase } from "./phase";
import { targetFields, targetOf } from "./target";

/** Asks Astronomer to request the peering; `undefined` once it has for every cluster. */
export function requestHandOver(
  connection: VpcPeeringConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inRequestPhase(connection).map(({ cluster }) => cluster);
  if (clusters.length === 0) return undefined;
  const target = targetOf(connection, state);
  const missing = [...target.missing, ...missingRole(connection, clusters), ...wrongType(clusters)];
  return {
    connection: connection.id,
    kind: "request-peering",
    clusters: clusters.map(({ id }) => id),
    to: ASTRONOMER_SUPPORT,
    phase: "request",
    due: true,
    subject: `VPC peering of ${list(clusters.map(clusterLabel))} with ${connection.target.vpcId}`,
    opening:
      `Please initiate a VPC peering request from the VPC of ${clusters.length === 1 ? "this cluster" : "each of these clusters"} ` +
      `to our target VPC. We will accept it.`,
    fields: fields(connection, clusters, target.cidrs),
    asks: asks(connection, clusters),
    advice: [...target.advice, ...advice(connection, clusters)],
    ready: missing.length === 0,
    missing,
  };
}

function fields(
  connection: VpcPeeringConnection,
  clusters: readonly Cluster[],
  cidrs: readonly string[],
): Field[] {
  const role = connection.peerRoleArn ?? (clusters.some(isHybrid) ? "<PeerRole ARN>" : undefined);
  return [
    ...targetFields(connection, cidrs),
    ...(role === undefined ? [] : [{ label: "PeerRole ARN", value: role, source: LATER_VPC_PEERING }]),
    ...clusters.flatMap((cluster) => {
      const group = clusters.length === 1 ? {} : { group: `Cluster ${cluster.name}` };
      return [
        { label: "Cluster ID", value: cluster.id, source: VPC_PEERING, ...group },
        {
          label: "Peering Name",
          value: `${connection.id}-${cluster.name}`,
          source: LATER_VPC_PEERING,
          ...group,
        },
      ];
    }),
  ];
}

function asks(connection: VpcPeeringConnection, clusters: readonly Cluster[]): Note[] {
  const withoutVpc = clusters.filter(({ vpcId }) => vpcId === undefined);
  const forZones = connection.dns.privateHostedZoneIds.length > 0;
  return [
    {
      text:
        clusters.length === 1
          ? "Please send back the ID of the peering connection (pcx-…)."
          : "Please send back the ID of each peering connection (pcx-…) and the cluster it belongs to.",
    },
    ...clusters.map((cluster) => ({
      text: `Please confirm that the request will come from AWS account ${cluster.accountId} and a VPC with CIDR ${cluster.cidr} (${clusterLabel(cluster)}); we accept no other.`,
    })),
    ...(withoutVpc.length === 0
      ? []
      : [
          {
            text:
              `Please tell us the ID of the Astro VPC of ${list(withoutVpc.map(clusterLabel))}` +
              (forZones
                ? ", so that we can authorize it for our private hosted zones."
                : ", so that we can recognise the requester."),
          },
        ]),
  ];
}

function advice(connection: VpcPeeringConnection, clusters: readonly Cluster[]): Note[] {
  const dedicated = clusters.filter(({ type }) => type === "dedicated");
  return [
    {
      text:
        "When the id comes back, write it into the file as peeringConnectionId of the cluster, then deploy. " +
        "A peering request expires 7 days after Astronomer made it.",
      code: command("deploy", connection.id),
    },
    ...(dedicated.length === 0
      ? []
      : [
          {
            text:
              `On Astro Hosted you can also request the peering of ${list(dedicated.map(clusterLabel))} yourself ` +
              "in the Astro UI, with the same values.",
          },
        ]),
    ...(clusters.some(isHybrid)
      ? [
          {
            text: "Once the peering is active, delete the stack that created the PeerRole: it is needed no longer.",
          },
        ]
      : []),
    ...clusters
      .filter(({ disasterRecovery }) => disasterRecovery !== undefined)
      .map((cluster) => ({
        text: `When ${clusterLabel(cluster)} fails over to ${cluster.disasterRecovery?.region}, Astronomer requests a new peering that has to be accepted again.`,
      })),
  ];
}

function missingRole(connection: VpcPeeringConnection, clusters: readonly Cluster[]): string[] {
  const hybrid = clusters.filter(isHybrid);
  if (connection.peerRoleArn !== undefined || hybrid.length === 0) return [];
  const owners = [...new Set(hybrid.map(({ accountId }) => accountId))];
  return [
    "PeerRole ARN (Astro Hybrid): create the role in the target account with Astronomer's CloudFormation template " +
      `astro-peering-role.yaml, Peer Owner IDs ${owners.join(", ")}, and write its ARN as peerRoleArn in the file`,
  ];
}

function wrongType(clusters: readonly Cluster[]): string[] {
  return clusters
    .filter(({ type }) => type === "standard")
    .map(
      (cluster) =>
        `${clusterLabel(cluster)} is a standard cluster: VPC peering needs a dedicated or hybrid one`,
    );
}

function isHybrid(cluster: Cluster): boolean {
  return cluster.type === "hybrid";
}
