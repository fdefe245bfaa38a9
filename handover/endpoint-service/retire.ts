import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { HandOver, Note, StackState } from "../model";
import { ASTRONOMER_SUPPORT } from "../parties";
import { CUSTOM_ENDPOINT_SERVICE } from "../sources";
import { clusterLabel, command, destroyCommand, list } from "../words";
import { protectedLoadBalancer, serviceName } from "./outputs";
import { endpointsOf, inCompletePhase } from "./phase";

/** Asks Astronomer to delete its endpoints, before the service goes; `undefined` where there are none. */
export function retireHandOver(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const clusters = inCompletePhase(connection);
  if (clusters.length === 0) return undefined;
  const ids = list(clusters.flatMap(endpointsOf));
  const name = serviceName(state);
  return {
    connection: connection.id,
    kind: "delete-endpoint",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: ASTRONOMER_SUPPORT,
    phase: "complete",
    due: true,
    subject: `Please delete the VPC endpoint ${ids}`,
    opening: "We no longer need the connection to our endpoint service and are going to delete the service.",
    fields: [
      ...(name === undefined
        ? []
        : [{ label: "VPCe Service name", value: name, source: CUSTOM_ENDPOINT_SERVICE }]),
      ...clusters.flatMap((member) => {
        const common = { source: CUSTOM_ENDPOINT_SERVICE, group: `Cluster ${member.cluster.name}` };
        return [
          { label: "Cluster ID", value: member.cluster.id, ...common },
          { label: "VPC endpoint ID", value: endpointsOf(member).join(", "), ...common },
        ];
      }),
    ],
    asks: [
      {
        text: `Please delete ${ids} and the DNS entries that lead there from ${list(clusters.map(({ cluster }) => clusterLabel(cluster)))}, and confirm when this is done.`,
      },
    ],
    advice:
      state?.deployed === false
        ? [{ text: "Then remove the connection from the file.", code: command("status", connection.id) }]
        : [
            ...unprotect(connection, state),
            { text: `When Astronomer has confirmed, run ${destroyCommand(connection.id)}.` },
          ],
    ready: true,
    missing: [],
  };
}

/** AWS refuses to delete a load balancer with deletion protection. */
export function unprotect(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): readonly Note[] {
  const { loadBalancer, target } = connection;
  const arn = protectedLoadBalancer(state);
  if (loadBalancer.type === "existing" || arn === undefined) return [];
  return [
    {
      text: "Before destroying, turn the load balancer's deletion protection off: AWS refuses to delete it otherwise.",
      code: `aws elbv2 modify-load-balancer-attributes --region ${target.region} --load-balancer-arn ${arn} --attributes Key=deletion_protection.enabled,Value=false`,
    },
  ];
}
