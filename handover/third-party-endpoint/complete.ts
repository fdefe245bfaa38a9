import type { ThirdPartyEndpointConnection } from "../../config/model";
import type { HandOver, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { THIRD_PARTY_ENDPOINTS } from "../sources";
import { clusterLabel, command, list } from "../words";
import { isAdmitted } from "./outputs";
import { inCompletePhase } from "./phase";
import { dnsNames, targetLabel } from "./target";

/**
 * Tells Astronomer that Databricks accepts the endpoint, so that its DNS entry can follow; `undefined` for Snowflake, which
 * accepts at once.
 */
export function completeHandOver(
  connection: ThirdPartyEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const added = inCompletePhase(connection);
  if (connection.target.type !== "databricks" || added.length === 0) return undefined;
  const waiting = added.filter((member) => isAdmitted(state, member) !== true);
  const ids = list(added.map(({ vpcEndpointId }) => vpcEndpointId));
  const seen = state === undefined ? "cannot be seen from here" : "has not happened yet";
  const missing =
    waiting.length === 0
      ? []
      : [
          `registration of ${list(waiting.map(({ vpcEndpointId }) => vpcEndpointId))} ${seen}: send this after \`${command("deploy", connection.id)}\``,
        ];
  return {
    connection: connection.id,
    kind: "endpoint-registered",
    clusters: added.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "complete",
    due: true,
    subject: `Endpoint ${ids} is registered: please create its DNS entry`,
    opening: `We have registered the endpoint of ${list(added.map(({ cluster }) => clusterLabel(cluster)))} for ${targetLabel(connection)} with Databricks, which accepts it.`,
    fields: [
      ...dnsNames(connection).map((name) => ({
        label: "DNS name",
        value: name,
        source: THIRD_PARTY_ENDPOINTS,
      })),
      ...added.flatMap(({ cluster, vpcEndpointId }) => {
        const common = {
          source: THIRD_PARTY_ENDPOINTS,
          ...(added.length > 1 ? { group: `Cluster ${cluster.name}` } : {}),
        };
        return [
          { label: "Cluster ID", value: cluster.id, ...common },
          { label: "VPC endpoint ID", value: vpcEndpointId, ...common },
        ];
      }),
    ],
    asks: [
      { text: "Please create the DNS entry that leads the DNS name to the endpoint, in the Astronomer VPC." },
      { text: "Please confirm when this is done." },
    ],
    advice: [],
    ready: missing.length === 0,
    missing,
  };
}
