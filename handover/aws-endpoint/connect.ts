import { endpointOf, isComplete } from "../../config/aws-endpoint";
import { AWS_SERVICES } from "../../config/aws-services";
import type { AwsEndpointConnection, Service } from "../../config/model";
import { airflowNotes } from "../airflow";
import type { HandOver, Note, StackState } from "../model";
import { DEPLOYMENT_OWNERS } from "../parties";
import { clusterLabel, command, list } from "../words";
import { policies } from "./outputs";

/** Tells the owners of Deployments how Airflow connects; `undefined` before a cluster has all endpoints. */
export function connectHandOver(
  connection: AwsEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const complete = connection.clusters.filter((member) => isComplete(connection, member));
  if (complete.length === 0) return undefined;
  const labels = list(complete.map(({ cluster }) => clusterLabel(cluster)));
  const pending = policies(connection, state).filter(({ json }) => json === undefined);
  const missing =
    pending.length === 0
      ? []
      : [
          `the policy of ${list(pending.map(({ what }) => what))} is ${state === undefined ? "not to be seen from here" : "not deployed yet"}: send this after \`${command("deploy", connection.id)}\``,
        ];
  return {
    connection: connection.id,
    kind: "connect-airflow",
    clusters: complete.map(({ cluster }) => cluster.id),
    to: DEPLOYMENT_OWNERS,
    phase: "complete",
    due: true,
    subject: `${connection.name} can be reached privately from Astro`,
    opening: `Deployments on ${labels} reach ${list(connection.endpoints.map(({ service }) => AWS_SERVICES[service].label))} by AWS PrivateLink.`,
    fields: [],
    asks: [...awsNote(connection), ...airflowNotes(reachable(connection))],
    advice:
      endpointOf(connection, "redshift") !== undefined &&
      connection.services.some(({ host }) => host === undefined)
        ? [
            {
              text: "The host of a Redshift cluster is the address of its Redshift-managed endpoint, which Astronomer support tells.",
            },
          ]
        : [],
    ready: missing.length === 0,
    missing,
  };
}

/** APIs of AWS are reached by their usual names, so the connection of Airflow needs no host. */
function awsNote({ clusters, endpoints }: AwsEndpointConnection): Note[] {
  const regions = [...new Set(clusters.map(({ cluster }) => cluster.region))];
  const apis = endpoints.filter(({ service }) => service !== "redshift" && service !== "api-gateway");
  if (apis.length === 0) return [];
  return regions.map((region) => ({
    text: `Names of AWS services in ${region} lead to the endpoints by themselves. In each Astro Deployment that needs them, let the connection to AWS name the Region; its credentials come from the Deployment's role:`,
    code: `AIRFLOW_CONN_AWS_DEFAULT='${JSON.stringify({ conn_type: "aws", extra: { region_name: region } })}'`,
  }));
}

/** The declared services; without one, each private REST API by its own name. */
function reachable(connection: AwsEndpointConnection): readonly Service[] {
  const { services, target } = connection;
  const apis = endpointOf(connection, "api-gateway")?.restApis ?? [];
  if (services.length > 0 || target === undefined) return services;
  const suffix = target.region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return apis.map(({ id }) => ({
    name: `api ${id}`,
    host: `${id}.execute-api.${target.region}.${suffix}`,
    ports: [443],
    connectionType: "http",
  }));
}
