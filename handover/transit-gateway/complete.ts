import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import { airflowNotes } from "../airflow";
import type { HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { LATER_TRANSIT_GATEWAY, TRANSIT_GATEWAY } from "../sources";
import { clusterLabel, command, list } from "../words";
import { resolvesNames } from "./dns";
import { gatewayOf } from "./gateway";
import { isAttached } from "./outputs";
import { inCompletePhase, type KnownCluster } from "./phase";

/** Asks Astronomer to route to the gateway; `undefined` before any cluster's attachment is known. */
export function completeHandOver(
  connection: TransitGatewayConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inCompletePhase(connection);
  if (clusters.length === 0) return undefined;
  const gateway = gatewayOf(connection, state);
  const missing = [...gateway.missing, ...notAttached(connection, clusters, state)];
  return {
    connection: connection.id,
    kind: "update-route-tables",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "complete",
    due: true,
    subject: `${list(clusters.map(({ attachmentId }) => attachmentId))} accepted: please route to ${gateway.id}`,
    opening:
      `We have accepted the attachment of ${list(clusters.map(({ cluster }) => clusterLabel(cluster)))} to our transit ` +
      "gateway, and both the gateway and our own networks route back to Astro. Please complete the Astro side.",
    fields: [
      ...gateway.fields,
      ...clusters.flatMap(({ cluster, attachmentId }) => {
        const group = { group: `Cluster ${cluster.name}` };
        return [
          { label: "Cluster ID", value: cluster.id, source: TRANSIT_GATEWAY, ...group },
          { label: "Attachment ID", value: attachmentId, source: LATER_TRANSIT_GATEWAY, ...group },
        ];
      }),
    ],
    asks: [
      {
        text: "Please update the route tables of the Astro VPC: a route to each CIDR block above goes to the transit gateway.",
      },
      { text: "Please confirm when this is done." },
    ],
    advice: [...gateway.advice, ...airflowNotes(connection.services), ...names(connection)],
    ready: missing.length === 0,
    missing,
  };
}

/** Which hosts resolve over this route. */
function names(connection: TransitGatewayConnection): Note[] {
  const { services, dns } = connection;
  const domains: readonly string[] = [...dns.rules, ...dns.forwarding].map(({ domain }) => domain);
  if (!resolvesNames(connection)) {
    return [
      {
        text:
          "A transit gateway resolves no names: sources are reached by their private IP addresses. Write those as host, " +
          "or declare dns.",
      },
    ];
  }
  return services.flatMap(({ name, host }) =>
    host === undefined ||
    /^[0-9.]+$|:/.test(host) ||
    domains.some((domain) => host.toLowerCase() === domain || host.toLowerCase().endsWith(`.${domain}`))
      ? []
      : [
          {
            text: `${host} of ${name} is in none of the domains that resolve over this gateway (${list(domains)}): public DNS must tell its private IP address.`,
          },
        ],
  );
}

function notAttached(
  connection: TransitGatewayConnection,
  clusters: readonly KnownCluster[],
  state: StackState | undefined,
): string[] {
  const pending = clusters.filter((member) => isAttached(state, member) !== true);
  if (pending.length === 0) return [];
  const seen = state === undefined ? "cannot be seen from here" : "has not happened yet";
  return [
    `acceptance of ${list(pending.map(({ attachmentId }) => attachmentId))} ${seen}: ` +
      `send this after \`${command("deploy", connection.id)}\``,
  ];
}
