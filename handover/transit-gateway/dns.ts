import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { Field, HandOver, Note, StackState } from "../model";
import { CUSTOMER_SUCCESS } from "../parties";
import { LATER_TRANSIT_GATEWAY, TRANSIT_GATEWAY_DNS } from "../sources";
import { clusterLabel, command, knownAfterDeploy, list } from "../words";
import { inboundIps, ruleIdOf, textOf } from "./outputs";

/** Asks customer success to integrate Route 53 Resolver; `undefined` where sources are reached by private IP. */
export function dnsHandOver(
  connection: TransitGatewayConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const { dns, clusters } = connection;
  if (!resolvesNames(connection)) return undefined;
  const parts = [shared(connection, state), forwarded(connection, state)];
  const missing = parts.flatMap((part) => part.missing);
  const labels = list(clusters.map(({ cluster }) => clusterLabel(cluster)));
  const domains = [...dns.rules, ...dns.forwarding].map(({ domain }) => domain);
  return {
    connection: connection.id,
    kind: "integrate-resolver",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: CUSTOMER_SUCCESS,
    phase: "request",
    due: true,
    subject: `DNS for ${labels}: please resolve ${list(domains)} over our transit gateway`,
    opening:
      "A transit gateway resolves no names. Please help us integrate Route 53 Resolver with the Astro VPC of " +
      `${labels}, so that it resolves the domains below.`,
    fields: [
      ...clusters.map(({ cluster }) => ({
        label: "Cluster ID",
        value: cluster.id,
        source: TRANSIT_GATEWAY_DNS,
      })),
      ...parts.flatMap((part) => part.fields),
    ],
    asks: parts.flatMap((part) => part.asks),
    advice: [
      {
        text:
          "Rules are answered through your own endpoints; the sources themselves are reached only once the clusters are " +
          "attached and routed.",
      },
    ],
    ready: missing.length === 0,
    missing,
  };
}

/** Whether names are to resolve; else sources are reached by private IP. */
export function resolvesNames({ dns }: TransitGatewayConnection): boolean {
  return dns.rules.length + dns.forwarding.length > 0;
}

interface Part {
  readonly fields: readonly Field[];
  readonly asks: readonly Note[];
  readonly missing: readonly string[];
}

function shared(
  { id, dns, clusters, gateway }: TransitGatewayConnection,
  state: StackState | undefined,
): Part {
  if (dns.rules.length === 0) return { fields: [], asks: [], missing: [] };
  const share = textOf(state, "resolver_share_arn");
  const accounts = [...new Set(clusters.map(({ cluster }) => cluster.accountId))];
  return {
    fields: [
      {
        label: "Resource share",
        value: share ?? knownAfterDeploy("resource share"),
        source: TRANSIT_GATEWAY_DNS,
      },
      ...dns.rules.map(({ domain, ruleId }) => ({
        label: "Resolver rule ID",
        value: `${ruleId ?? ruleIdOf(state, domain) ?? knownAfterDeploy("Resolver rule ID")} (${domain})`,
        source: LATER_TRANSIT_GATEWAY,
      })),
    ],
    asks: [
      {
        text: `Please accept the resource share in ${list(accounts)}, ${gateway.region}, within 7 days.`,
      },
      { text: "Please associate each Resolver rule with the Astro VPC of each cluster above." },
    ],
    missing:
      share === undefined
        ? [
            `Resolver rules and their share ${state === undefined ? "cannot be seen from here" : "do not exist yet"}: ` +
              `send this after \`${command("deploy", id)}\``,
          ]
        : [],
  };
}

function forwarded({ id, dns }: TransitGatewayConnection, state: StackState | undefined): Part {
  if (dns.forwarding.length === 0) return { fields: [], asks: [], missing: [] };
  const inbound = inboundIps(state);
  const unknown = inbound === undefined && dns.forwarding.some(({ servers }) => servers.length === 0);
  return {
    fields: dns.forwarding.flatMap(({ domain, servers }) => {
      const group = { group: `Forwarding of ${domain}`, source: LATER_TRANSIT_GATEWAY };
      const answering: readonly string[] =
        servers.length > 0
          ? servers
          : (inbound ?? [knownAfterDeploy("IP addresses of the inbound endpoint")]);
      return [
        { label: "Domain name for forwarding requests", value: domain, ...group },
        { label: "IP address of the DNS server", value: answering.join(", "), ...group },
      ];
    }),
    asks: [
      {
        text:
          "Please forward the queries for each domain name above to the DNS servers beside it, TCP and UDP port 53; they " +
          "are reached over the transit gateway.",
      },
    ],
    missing: unknown
      ? [`IP addresses of the inbound endpoint: run \`${command("deploy", id)}\`, which reads or creates it`]
      : [],
  };
}
