import { regionOfService } from "../../config/values";
import type { ThirdPartyEndpointConnection } from "../../config/model";
import type { Field, HandOver, Note } from "../model";
import { ASTRONOMER_SUPPORT, SNOWFLAKE_SUPPORT } from "../parties";
import { THIRD_PARTY_ENDPOINTS } from "../sources";
import { clusterLabel, command, list } from "../words";
import { inRequestPhase } from "./phase";
import { dnsNames, serviceName, targetLabel } from "./target";

/** Asks Astronomer to add the endpoint and its DNS entries; `undefined` once it has for every cluster. */
export function requestHandOver(connection: ThirdPartyEndpointConnection): HandOver | undefined {
  const open = inRequestPhase(connection);
  if (open.length === 0) return undefined;
  const service = serviceName(connection);
  const labels = list(open.map(({ cluster }) => clusterLabel(cluster)));
  return {
    connection: connection.id,
    kind: "add-endpoint",
    clusters: open.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "request",
    due: service !== undefined,
    subject: `Please add an endpoint for ${targetLabel(connection)} to the Astronomer VPC of ${labels}`,
    opening: `${targetLabel(connection)} is to be reached over AWS PrivateLink. Please add an interface endpoint to the Astronomer VPC of ${labels}.`,
    fields: fields(connection),
    asks: asks(connection),
    advice: advice(connection),
    ready: service !== undefined,
    missing:
      service === undefined
        ? [
            `service name and DNS names: ${SNOWFLAKE_SUPPORT} authorizes the AWS account first, then SYSTEM$GET_PRIVATELINK_CONFIG() tells them; write them into the file as privateLink`,
          ]
        : [],
  };
}

function fields(connection: ThirdPartyEndpointConnection): Field[] {
  const source = THIRD_PARTY_ENDPOINTS;
  const service = serviceName(connection);
  const open = inRequestPhase(connection);
  const group = (name: string) => (open.length > 1 ? { group: `Cluster ${name}` } : {});
  return [
    { label: "Service name", value: service ?? "<told by Snowflake>", source },
    ...(service === undefined ? [] : [{ label: "Service Region", value: regionOfService(service), source }]),
    ...dnsNames(connection).map((name) => ({ label: "DNS name", value: name, source })),
    ...open.flatMap(({ cluster }) => [
      { label: "Cluster ID", value: cluster.id, source, ...group(cluster.name) },
      { label: "AWS Region", value: cluster.region, source, ...group(cluster.name) },
    ]),
  ];
}

function asks(connection: ThirdPartyEndpointConnection): Note[] {
  const open = inRequestPhase(connection);
  const snowflake = connection.target.type === "snowflake";
  return [
    {
      text: snowflake
        ? "Please let the endpoint's security group admit the cluster on TCP 443 and, for OCSP, TCP 80."
        : "Please let the endpoint's security group admit the cluster on TCP 443.",
    },
    {
      text: snowflake
        ? "Please create DNS entries (CNAME) in the Astronomer VPC that lead each DNS name to the endpoint."
        : "The endpoint stays pending until we have registered it with Databricks. Please create the DNS entry after that, when we tell you.",
    },
    {
      text:
        open.length === 1
          ? "Please send back the ID of the endpoint (vpce-…)."
          : "Please send back the ID of each endpoint (vpce-…) and the cluster it belongs to.",
    },
    ...open.flatMap(({ cluster }) =>
      cluster.disasterRecovery === undefined
        ? []
        : [
            {
              text: `${clusterLabel(cluster)} fails over to ${cluster.disasterRecovery.region}: please tell us how it reaches the service from there.`,
            },
          ],
    ),
  ];
}

function advice(connection: ThirdPartyEndpointConnection): Note[] {
  const service = serviceName(connection);
  const far =
    service === undefined
      ? []
      : inRequestPhase(connection).filter(({ cluster }) => cluster.region !== regionOfService(service));
  return [
    ...(far.length === 0 || service === undefined
      ? []
      : [
          {
            text: `The service is in ${regionOfService(service)}, ${list(far.map(({ cluster }) => `${cluster.name} in ${cluster.region}`))}: this works only where ${connection.target.type === "snowflake" ? "Snowflake" : "Databricks"} offers the service across Regions. Ask first.`,
          },
        ]),
    {
      text: "When the endpoint ID comes back, write it into the file as vpcEndpointId of the cluster, then deploy: this lets the endpoint in.",
      code: command("deploy", connection.id),
    },
  ];
}
