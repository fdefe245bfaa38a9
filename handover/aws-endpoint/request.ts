import { endpointOf, unknownEndpoints } from "../../config/aws-endpoint";
import { AWS_SERVICES, endpointServiceName } from "../../config/aws-services";
import type { AwsEndpointCluster, AwsEndpointConnection } from "../../config/model";
import type { Field, HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { BUILTIN_ENDPOINTS } from "../sources";
import { clusterLabel, command, list } from "../words";
import { redshiftPort, unauthorized } from "./outputs";
import { inRequestPhase } from "./phase";

/** Asks Astronomer to add the endpoints; `undefined` once all are known. */
export function requestHandOver(
  connection: AwsEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const open = inRequestPhase(connection);
  if (open.length === 0) return undefined;
  const labels = list(open.map(({ cluster }) => clusterLabel(cluster)));
  const missing = open.flatMap((member) => notAuthorized(connection, member, state));
  return {
    connection: connection.id,
    kind: "add-endpoints",
    clusters: open.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "request",
    due: true,
    subject: `Please add AWS endpoints to the Astronomer VPC of ${labels}`,
    opening: `Please add the following AWS PrivateLink endpoints to the Astronomer VPC of ${labels}.`,
    fields: open.flatMap((member) => fields(connection, member, open.length > 1)),
    asks: asks(connection, open, state),
    advice: advice(connection, open),
    ready: missing.length === 0,
    missing,
  };
}

function fields(connection: AwsEndpointConnection, member: AwsEndpointCluster, several: boolean): Field[] {
  const { cluster } = member;
  const source = BUILTIN_ENDPOINTS;
  const group = several ? { group: `Cluster ${cluster.name}` } : {};
  return [
    { label: "Cluster ID", value: cluster.id, source, ...group },
    { label: "AWS Region", value: cluster.region, source, ...group },
    ...unknownEndpoints(connection, member).map((service) => ({
      label: AWS_SERVICES[service].label,
      value: endpointServiceName(service, cluster.region),
      source,
      ...group,
    })),
  ];
}

function asks(
  connection: AwsEndpointConnection,
  open: readonly AwsEndpointCluster[],
  state: StackState | undefined,
): Note[] {
  return [
    {
      text: "Please add these interface endpoints with private DNS names enabled, and let their security groups admit the cluster.",
    },
    ...open.flatMap((member) => redshift(connection, member, state)),
    ...open.flatMap(({ cluster }) =>
      cluster.disasterRecovery === undefined
        ? []
        : [
            {
              text: `${clusterLabel(cluster)} fails over to ${cluster.disasterRecovery.region}: please add the endpoints of that Region there as well.`,
            },
          ],
    ),
    {
      text: "Please send back the ID of each endpoint (vpce-…), its service, and the cluster it belongs to.",
    },
  ];
}

function redshift(
  connection: AwsEndpointConnection,
  member: AwsEndpointCluster,
  state: StackState | undefined,
): Note[] {
  const { cluster } = member;
  const { target } = connection;
  const endpoint = endpointOf(connection, "redshift");
  if (endpoint === undefined || target === undefined) return [];
  if (!unknownEndpoints(connection, member).includes("redshift")) return [];
  if (cluster.vpcId === undefined) {
    return [
      {
        text: `Please tell us the ID of the Astronomer VPC of ${clusterLabel(cluster)}: we authorize it for Redshift ${list(endpoint.warehouses)}, and then ask for the Redshift-managed endpoint.`,
      },
    ];
  }
  return endpoint.warehouses.map((warehouse) => {
    const port = redshiftPort(state, warehouse);
    return {
      text: `Redshift cluster ${warehouse} of AWS account ${target.accountId} (${target.region}) authorizes ${cluster.vpcId} of your account ${cluster.accountId}. Please create a Redshift-managed VPC endpoint for it there${port === undefined ? "" : `, admit the cluster on TCP ${port}`}, and tell us its address:`,
      code: `aws redshift create-endpoint-access --region ${target.region} --cluster-identifier ${warehouse} --resource-owner ${target.accountId} --endpoint-name ${`astro-${warehouse}`.slice(0, 30).replace(/-$/, "")} --subnet-group-name <subnet group of ${cluster.vpcId}>`,
    };
  });
}

function notAuthorized(
  connection: AwsEndpointConnection,
  member: AwsEndpointCluster,
  state: StackState | undefined,
): string[] {
  if (member.cluster.vpcId === undefined) return [];
  if (!unknownEndpoints(connection, member).includes("redshift")) return [];
  const warehouses = unauthorized(connection, member, state);
  if (warehouses.length === 0) return [];
  const seen = state === undefined ? "cannot be seen from here" : "has not happened yet";
  return [
    `authorization of ${member.cluster.vpcId} by Redshift ${list(warehouses)} ${seen}: send this after \`${command("deploy", connection.id)}\``,
  ];
}

function advice(connection: AwsEndpointConnection, open: readonly AwsEndpointCluster[]): Note[] {
  const noVpc = open.filter(({ cluster }) => cluster.vpcId === undefined).map(({ cluster }) => cluster.name);
  const services = connection.endpoints.map(({ service }) => service);
  return [
    ...(services.includes("redshift") && noVpc.length > 0
      ? [
          {
            text: `When the ID of the Astronomer VPC of ${list(noVpc)} comes back, write it into the file as vpcId, deploy, and send the ticket again: Redshift then authorizes the VPC.`,
          },
        ]
      : []),
    ...(services.includes("s3")
      ? [
          {
            text: "Clusters of today have a gateway endpoint of S3 already. Its ID serves as well: ask for it if that is all you need.",
          },
        ]
      : []),
    ...(services.includes("ec2-api")
      ? [
          {
            text: "The endpoint of the EC2 API reaches no service on instances: that needs route endpoint-service.",
          },
        ]
      : []),
    ...(services.includes("rds-data")
      ? [
          {
            text: "The RDS Data API only supports Aurora Serverless: any other database needs route endpoint-service.",
          },
        ]
      : []),
    {
      text: "When the endpoint IDs come back, write them into the file as vpcEndpointIds of the cluster, then deploy.",
      code: command("deploy", connection.id),
    },
  ];
}
