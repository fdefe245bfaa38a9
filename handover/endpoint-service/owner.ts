import { consumerCidrs, portsOf, targetPortOf } from "../../config/endpoint-service";
import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { Field, HandOver, Note, StackState } from "../model";
import { vpcOwner } from "../parties";
import { CUSTOM_ENDPOINT_SERVICE } from "../sources";
import { clusterLabel, list } from "../words";
import { isAccepted } from "./outputs";
import { actions } from "./permissions";

/**
 * Tells the owner of the VPC what Terraform will do there; `undefined` where Terraform acts with the caller's own
 * credentials, because the owner then reads this already.
 */
export function ownerHandOver(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const { accountId, region, vpcId, assumeRoleArn } = connection.target;
  if (assumeRoleArn === undefined) return undefined;
  const { clusters } = connection;
  const labels = list(clusters.map(({ cluster }) => clusterLabel(cluster)));
  const fields: Field[] = clusters.flatMap(({ cluster }) => [
    {
      label: "Consumer AWS account",
      value: cluster.accountId,
      source: CUSTOM_ENDPOINT_SERVICE,
      group: `Cluster ${cluster.name}`,
    },
  ]);
  return {
    connection: connection.id,
    kind: "let-terraform-provide",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: vpcOwner(accountId),
    phase: "request",
    due: clusters.some((member) => isAccepted(state, member) !== true),
    subject: `Endpoint service for Astro in ${vpcId}: please let our Terraform create it`,
    opening:
      `The Astro clusters ${labels} will reach services in your VPC ${vpcId} (${region}) through a Network Load ` +
      `Balancer and AWS PrivateLink. Our Terraform sets it up as ${assumeRoleArn}; nothing else of your VPC is reached.`,
    fields,
    asks: asks(connection, assumeRoleArn),
    advice: [],
    ready: true,
    missing: [],
  };
}

function asks(connection: EndpointServiceConnection, role: string): Note[] {
  const { services, listeners, loadBalancer, clusters } = connection;
  const ports = portsOf(connection);
  return [
    {
      text: `Please make sure that ${role} may do the following in your account:`,
      code: actions(connection).join("\n"),
    },
    { text: "Please do not accept endpoints by hand: Terraform accepts those that Astronomer has told us." },
    ...(loadBalancer.type === "existing" && loadBalancer.securityGroupId === undefined && ports.length > 0
      ? [
          {
            text:
              `If ${loadBalancer.arn} has a security group and that guards PrivateLink traffic (the default), please ` +
              `admit ${list([...consumerCidrs(clusters)])} on TCP ${list(ports.map(String))} to it.`,
          },
        ]
      : []),
    ...listeners
      .filter(
        (listener) =>
          !services.some((s) => s.securityGroupId !== undefined && s.ports.includes(listener.port)),
      )
      .map((listener) => ({
        text: `Please let the targets of port ${listener.port} admit the load balancer on TCP ${targetPortOf(listener)}; we touch no security group of theirs.`,
      })),
  ];
}
