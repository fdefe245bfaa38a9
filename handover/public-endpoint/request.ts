import { externalAddresses } from "../../config/external-addresses";
import type { AdmittedCluster, PublicEndpointConnection } from "../../config/model";
import type { Field, HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { LATER_EXTERNAL_IPS, PUBLIC_ENDPOINTS } from "../sources";
import { clusterLabel, command, list } from "../words";
import { admittedIps } from "./outputs";
import { inRequestPhase } from "./phase";

/** Asks Astronomer for the external addresses; `undefined` once all are known. */
export function requestHandOver(
  connection: PublicEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const open = inRequestPhase(connection);
  if (open.length === 0) return undefined;
  const labels = list(open.map(({ cluster }) => clusterLabel(cluster)));
  return {
    connection: connection.id,
    kind: "ask-external-ips",
    clusters: open.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "request",
    due: true,
    subject: `External IP addresses of ${labels}`,
    opening:
      "We allow-list our clusters on a data service and need every external IP address that their traffic may come from.",
    fields: open.flatMap((member) => fields(connection, member, open.length > 1)),
    asks: open.map((member) => ask(connection, member)),
    advice: advice(connection, open, state),
    ready: true,
    missing: [],
  };
}

function fields(
  connection: PublicEndpointConnection,
  { cluster }: AdmittedCluster,
  several: boolean,
): Field[] {
  const group = several ? { group: `Cluster ${cluster.name}` } : {};
  const { unknown } = externalAddresses(connection, cluster);
  const recovery = unknown.includes("disasterRecovery") ? cluster.disasterRecovery : undefined;
  return [
    { label: "Cluster ID", value: cluster.id, source: PUBLIC_ENDPOINTS, ...group },
    { label: "AWS Region", value: cluster.region, source: PUBLIC_ENDPOINTS, ...group },
    ...(recovery === undefined
      ? []
      : [
          {
            label: "Disaster recovery region",
            value: recovery.region,
            source: LATER_EXTERNAL_IPS,
            ...group,
          },
        ]),
  ];
}

function ask(connection: PublicEndpointConnection, { cluster }: AdmittedCluster): Note {
  const { unknown } = externalAddresses(connection, cluster);
  const label = clusterLabel(cluster);
  const sites = unknown.map((site) =>
    site === "cluster"
      ? label
      : `the disaster recovery cluster of ${label} in ${cluster.disasterRecovery?.region ?? "its region"}`,
  );
  return {
    text: `Please tell us all external IP addresses of ${list(sites)}, and that they persist for the life of the cluster.`,
  };
}

function advice(
  connection: PublicEndpointConnection,
  open: readonly AdmittedCluster[],
  state: StackState | undefined,
): Note[] {
  const missing = list(open.map(({ cluster }) => cluster.name));
  const live = connection.clusters.filter((member) => admittedIps(state, member).length > 0);
  const byLookup = connection.organizationId === undefined && open.some(({ cluster }) => canLookUp(cluster));
  return [
    {
      text:
        "The Astro UI shows external IPs of a cluster, too: Organization Settings > Clusters > the cluster > Details; " +
        "or Deployment > Details > Other. Those of a disaster recovery cluster only support can tell.",
    },
    ...(byLookup
      ? [
          {
            text:
              "Or write organizationId into the connection: Terraform then looks up a cluster's own addresses, with " +
              "an API token in ASTRO_API_TOKEN.",
          },
        ]
      : []),
    live.length > 0
      ? {
          text:
            `Do not deploy before: nothing is emitted while addresses of ${missing} are unknown, and what admits ` +
            `${list(live.map(({ cluster }) => cluster.name))} would be taken down. To deploy anyway, take ${missing} ` +
            "out of the connection until then.",
        }
      : {
          text: `Until then nothing is emitted for any cluster: a list without ${missing} would shut it out.`,
        },
    {
      text: "When the addresses come back, write them into the file as externalIps, then deploy.",
      code: command("deploy", connection.id),
    },
  ];
}

function canLookUp({ type, externalIps }: AdmittedCluster["cluster"]): boolean {
  return type !== "standard" && externalIps.length === 0;
}
