import type { ThirdPartyEndpointConnection } from "../../config/model";
import type { HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { THIRD_PARTY_ENDPOINTS } from "../sources";
import { clusterLabel, command, destroyCommand, list } from "../words";
import { inCompletePhase } from "./phase";
import { targetLabel } from "./target";

/** Asks Astronomer to delete its endpoints; none where there are none. */
export function retireHandOvers(
  connection: ThirdPartyEndpointConnection,
  state: StackState | undefined,
): readonly HandOver[] {
  const added = inCompletePhase(connection);
  if (added.length === 0) return [];
  const ids = list(added.map(({ vpcEndpointId }) => vpcEndpointId));
  return [
    {
      connection: connection.id,
      kind: "delete-endpoint",
      clusters: added.map(({ cluster }) => cluster.id),
      to: ASTRONOMER_SUPPORT,
      phase: "complete",
      due: true,
      subject: `Please delete the VPC endpoint ${ids}`,
      opening: `We no longer reach ${targetLabel(connection)} over AWS PrivateLink.`,
      fields: added.flatMap(({ cluster, vpcEndpointId }) => {
        const common = { source: THIRD_PARTY_ENDPOINTS, group: `Cluster ${cluster.name}` };
        return [
          { label: "Cluster ID", value: cluster.id, ...common },
          { label: "VPC endpoint ID", value: vpcEndpointId, ...common },
        ];
      }),
      asks: [
        {
          text: `Please delete ${ids} and the DNS entries that lead there from ${list(added.map(({ cluster }) => clusterLabel(cluster)))}, and confirm when this is done.`,
        },
      ],
      advice:
        state?.deployed === false
          ? [{ text: "Then remove the connection from the file.", code: command("status", connection.id) }]
          : [
              ...before(connection),
              { text: `When Astronomer has confirmed, run ${destroyCommand(connection.id)}.` },
            ],
      ready: true,
      missing: [],
    },
  ];
}

/** What whoever destroys it must know. */
function before({ target, clusters }: ThirdPartyEndpointConnection): Note[] {
  if (target.type === "databricks") {
    return target.privateAccess.type === "new"
      ? [
          {
            text: `Give workspace ${target.host} other private access settings first: Databricks refuses to delete those that a workspace has.`,
          },
        ]
      : [];
  }
  const accounts = list([...new Set(clusters.map(({ cluster }) => cluster.accountId))]);
  return [
    {
      text: `Ask Snowflake Support to revoke the authorization of AWS account ${accounts}, unless something else uses it.`,
    },
    ...(target.policy === undefined
      ? [
          {
            text: "Take the network rule out of your network policies first: Snowflake drops no rule that one names.",
          },
        ]
      : [
          {
            text: `Without its policy ${list(target.policy.users)} may log in from anywhere that the account's own policy allows: disable what is no longer used.`,
          },
        ]),
  ];
}
