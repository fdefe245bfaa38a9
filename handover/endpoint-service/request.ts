import { portsOf } from "../../config/endpoint-service";
import type { Cluster } from "../../config/model";
import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { Field, HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { CUSTOM_ENDPOINT_SERVICE } from "../sources";
import { clusterLabel, command, list } from "../words";
import { inRequestPhase } from "./phase";
import { missingOfService, serviceFields } from "./service";

/** Asks Astronomer to add the endpoint; `undefined` once it has for every cluster. */
export function requestHandOver(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inRequestPhase(connection).map(({ cluster }) => cluster);
  if (clusters.length === 0) return undefined;
  const labels = list(clusters.map(clusterLabel));
  const missing = missingOfService(connection, state);
  return {
    connection: connection.id,
    kind: "add-endpoint",
    clusters: clusters.map(({ id }) => id),
    to: ASTRONOMER_SUPPORT,
    phase: "request",
    due: true,
    subject: `Please add an endpoint for our endpoint service to the Astronomer VPC of ${labels}`,
    opening:
      `We have created an endpoint service for AWS PrivateLink. Please add an interface endpoint for it to the ` +
      `Astronomer VPC of ${labels}. We will accept it.`,
    fields: [
      ...serviceFields(connection, state),
      ...clusters.flatMap((c) => fields(connection, c, clusters)),
    ],
    asks: asks(connection, clusters),
    advice: [
      {
        text:
          "When the endpoint ID comes back, write it into the file as vpcEndpointId of the cluster, then deploy: " +
          "this accepts it.",
        code: command("deploy", connection.id),
      },
    ],
    ready: missing.length === 0,
    missing,
  };
}

function fields(
  { allowedPrincipal }: EndpointServiceConnection,
  cluster: Cluster,
  clusters: readonly Cluster[],
): Field[] {
  const group = clusters.length === 1 ? {} : { group: `Cluster ${cluster.name}` };
  const source = CUSTOM_ENDPOINT_SERVICE;
  return [
    { label: "Cluster ID", value: cluster.id, source, ...group },
    {
      label: "Allowed principal",
      value:
        allowedPrincipal === "role"
          ? `role astronomer-remote-management of AWS account ${cluster.accountId}`
          : `AWS account ${cluster.accountId}`,
      source,
      ...group,
    },
  ];
}

function asks(connection: EndpointServiceConnection, clusters: readonly Cluster[]): Note[] {
  const ports = portsOf(connection);
  const { preferredName, privateName } = connection.dns;
  return [
    {
      text:
        clusters.length === 1
          ? "Please send back the ID of the endpoint (vpce-…)."
          : "Please send back the ID of each endpoint (vpce-…) and the cluster it belongs to.",
    },
    ...(ports.length === 0
      ? []
      : [
          {
            text: `Please let the endpoint's security group admit the cluster on TCP ${list(ports.map(String))}.`,
          },
        ]),
    ...(preferredName === undefined
      ? []
      : [{ text: `Please make ${preferredName} lead to the endpoint (Route 53 alias).` }]),
    ...(privateName === undefined
      ? []
      : [
          {
            text: `Once we have accepted the endpoint, please enable its private DNS name, so that ${privateName} leads to it.`,
          },
        ]),
    ...(preferredName === undefined && privateName === undefined
      ? [{ text: "Please send back the DNS name of the endpoint, too." }]
      : []),
    ...clusters
      .filter(({ disasterRecovery }) => disasterRecovery !== undefined)
      .map((cluster) => ({
        text: `${clusterLabel(cluster)} fails over to ${cluster.disasterRecovery?.region}: please add an endpoint there as well, and send back its ID.`,
      })),
  ];
}
