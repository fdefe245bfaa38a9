import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { Service } from "../../config/model";
import { airflowNotes } from "../airflow";
import type { HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { CUSTOM_ENDPOINT_SERVICE } from "../sources";
import { clusterLabel, command, list } from "../words";
import { isAccepted } from "./outputs";
import { type ConnectedCluster, endpointsOf, inCompletePhase } from "./phase";
import { endpointName, isUnverified, serviceFields } from "./service";

/** Tells Astronomer that the endpoint is accepted; `undefined` before any cluster has one. */
export function completeHandOver(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inCompletePhase(connection);
  if (clusters.length === 0) return undefined;
  const missing = [
    ...notAccepted(connection, clusters, state),
    ...(isUnverified(connection, state)
      ? [
          `verification of the private DNS name ${connection.dns.privateName}: AWS has not seen its record yet, and ` +
            "Astronomer cannot enable it before",
        ]
      : []),
  ];
  const labels = list(clusters.map(({ cluster }) => clusterLabel(cluster)));
  return {
    connection: connection.id,
    kind: "endpoint-accepted",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "complete",
    due: true,
    subject: `Endpoint ${list(clusters.flatMap(endpointsOf))} accepted: please complete its DNS`,
    opening: `We have accepted the endpoint of ${labels} for our endpoint service. Please complete the Astro side.`,
    fields: [
      ...serviceFields(connection, state),
      ...clusters.flatMap((member) => fields(member, clusters.length > 1)),
    ],
    asks: asks(connection),
    advice: [...airflowNotes(reachable(connection)), ...advice(connection)],
    ready: missing.length === 0,
    missing,
  };
}

function fields(member: ConnectedCluster, several: boolean) {
  const source = CUSTOM_ENDPOINT_SERVICE;
  const group = several ? { group: `Cluster ${member.cluster.name}` } : {};
  return [
    { label: "Cluster ID", value: member.cluster.id, source, ...group },
    { label: "VPC endpoint ID", value: endpointsOf(member).join(", "), source, ...group },
  ];
}

function asks({ dns }: EndpointServiceConnection): Note[] {
  const name =
    dns.privateName !== undefined
      ? `Please enable the private DNS name of the endpoint: ${dns.privateName} is verified.`
      : dns.preferredName !== undefined
        ? `Please make ${dns.preferredName} lead to the endpoint (Route 53 alias).`
        : "Please send us the DNS name of the endpoint.";
  return [{ text: name }, { text: "Please confirm when this is done." }];
}

/** The services by the name that leads through the endpoint, unless the file has another. */
function reachable(connection: EndpointServiceConnection): readonly Service[] {
  const host = endpointName(connection);
  return host === undefined ? connection.services : connection.services.map((each) => ({ host, ...each }));
}

function advice(connection: EndpointServiceConnection): Note[] {
  const named = endpointName(connection) !== undefined;
  const unnamed = named ? [] : connection.services.filter(({ host }) => host === undefined);
  return [
    ...(unnamed.length === 0
      ? []
      : [
          {
            text: `The host of ${list(unnamed.map(({ name }) => name))} is the DNS name of the endpoint, which Astronomer support tells.`,
          },
        ]),
    ...(connection.loadBalancer.type === "existing" && connection.loadBalancer.securityGroupId === undefined
      ? [
          {
            text:
              "If connections time out: a security group of the load balancer also guards traffic from endpoints, " +
              "unless that is turned off, and must admit the CIDRs of the clusters. Name it as " +
              "loadBalancer.securityGroupId to have that done.",
          },
        ]
      : []),
  ];
}

function notAccepted(
  connection: EndpointServiceConnection,
  clusters: readonly ConnectedCluster[],
  state: StackState | undefined,
): string[] {
  const pending = clusters.filter((member) => isAccepted(state, member) !== true);
  if (pending.length === 0) return [];
  const seen = state === undefined ? "cannot be seen from here" : "has not happened yet";
  return [
    `acceptance of ${list(pending.flatMap(endpointsOf))} ${seen}: send this after \`${command("deploy", connection.id)}\``,
  ];
}
