import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { Field, HandOver, Note, StackState } from "../model";
import { gatewayOwner, vpcOwner } from "../parties";
import { TRANSIT_GATEWAY } from "../sources";
import { clusterLabel, list } from "../words";
import { gatewayActions, vpcActions } from "./actions";
import { gatewayOf } from "./gateway";
import { isAttached } from "./outputs";
import { inCompletePhase } from "./phase";

/**
 * Tells the owner of the gateway, and of each VPC in another account, what Terraform will do there; none for an account
 * that Terraform acts in with the caller's own credentials, because its owner then reads this already.
 */
export function ownerHandOvers(
  connection: TransitGatewayConnection,
  state: StackState | undefined,
): readonly HandOver[] {
  const { gateway, vpcs } = connection;
  const accounts = new Map<string, { readonly role: string; readonly vpcs: typeof vpcs }>();
  for (const vpc of vpcs) {
    const { accountId, assumeRoleArn } = vpc;
    if (accountId === undefined || accountId === gateway.accountId || assumeRoleArn === undefined) continue;
    const known = accounts.get(accountId)?.vpcs ?? [];
    accounts.set(accountId, { role: assumeRoleArn, vpcs: [...known, vpc] });
  }
  return [
    ...(gateway.assumeRoleArn === undefined
      ? []
      : [toGatewayOwner(connection, gateway.assumeRoleArn, state)]),
    ...[...accounts].map(([accountId, { role, vpcs }]) =>
      toVpcOwner(connection, accountId, role, vpcs, state),
    ),
  ];
}

function toGatewayOwner(
  connection: TransitGatewayConnection,
  role: string,
  state: StackState | undefined,
): HandOver {
  const { gateway } = connection;
  const { id } = gatewayOf(connection, state);
  const creates = gateway.transitGatewayId === undefined;
  return {
    ...common(connection, state),
    kind: "let-terraform-share",
    to: gatewayOwner(gateway.accountId),
    subject: `Astro on ${creates ? "a new transit gateway" : id}: please let our Terraform share it and accept Astro`,
    opening:
      `We connect ${labelsOf(connection)} to ${creates ? "a new transit gateway in your account" : `your transit gateway ${id}`} ` +
      `(${gateway.region}). Our Terraform acts as ${role}: it shares the gateway with the clusters' accounts, accepts their ` +
      "attachments after it has proved whose they are, and routes them to the targets below.",
    fields: [...clusterFields(connection), ...targetFields(connection)],
    asks: [
      {
        text: `Please make sure that ${role} may do the following in your account:`,
        code: gatewayActions(connection).join("\n"),
      },
      ...(gateway.autoAccept
        ? [
            {
              text: "Your gateway accepts every attachment of whoever it is shared with. Please consider turning that off.",
            },
          ]
        : [
            {
              text: "Please do not accept attachments of Astro by hand: Terraform fails on one that is accepted.",
            },
          ]),
      ...leftToOwner(connection),
      {
        text: "Please confirm that none of the CIDRs above overlaps with what your gateway already routes to.",
      },
    ],
  };
}

/** What the file leaves to the owner of the gateway. */
function leftToOwner({ gateway, vpcs, networks }: TransitGatewayConnection): Note[] {
  const left = [
    ...vpcs.filter(({ routes }) => routes === "existing").map(({ vpcId }) => vpcId),
    ...networks.filter(({ routes }) => routes === "existing").map(({ name }) => name),
  ];
  return [
    ...(gateway.share === "existing"
      ? [{ text: "Please share the gateway with the clusters' accounts, external principals allowed." }]
      : []),
    ...(left.length === 0
      ? []
      : [
          {
            text: `Please make sure that ${gateway.routeTableId ?? "the clusters' route table"} leads to ${list(left)}.`,
          },
        ]),
    ...(gateway.wayBack === "existing"
      ? [{ text: "Please make sure that the route tables of the targets lead back to the clusters' CIDRs." }]
      : []),
  ];
}

function toVpcOwner(
  connection: TransitGatewayConnection,
  accountId: string,
  role: string,
  vpcs: TransitGatewayConnection["vpcs"],
  state: StackState | undefined,
): HandOver {
  const ids = list(vpcs.map(({ vpcId }) => vpcId));
  const tables = vpcs.flatMap(({ routing }) => [
    ...routing.routeTableIds,
    ...routing.subnetIds.map((id) => `the table of ${id}`),
  ]);
  const made = vpcs.filter(({ attachmentId }) => attachmentId === undefined);
  return {
    ...common(connection, state),
    kind: `let-terraform-route-${accountId}`,
    to: vpcOwner(accountId),
    subject: `Astro over a transit gateway to ${ids}: please let our Terraform route back`,
    opening:
      `We connect ${labelsOf(connection)} to ${ids} over ${connection.gateway.transitGatewayId ?? "a new transit gateway"} of ` +
      `AWS account ${connection.gateway.accountId}. Our Terraform acts as ${role}.`,
    fields: clusterFields(connection),
    asks: [
      {
        text: `Please make sure that ${role} may do the following in your account:`,
        code: vpcActions(connection, vpcs).join("\n"),
      },
      ...(made.length === 0
        ? []
        : [
            {
              text: `Please confirm that ${list(made.map(({ vpcId }) => vpcId))} may be attached to the gateway.`,
            },
          ]),
      {
        text: `Please confirm that ${list(tables)} may get a route to the CIDRs above, and that none of them overlaps with what your VPC already routes to.`,
      },
    ],
  };
}

function common(connection: TransitGatewayConnection, state: StackState | undefined) {
  const attached = inCompletePhase(connection).filter((member) => isAttached(state, member) === true);
  return {
    connection: connection.id,
    clusters: connection.clusters.map(({ cluster }) => cluster.id),
    phase: "request" as const,
    due: attached.length < connection.clusters.length,
    advice: [],
    ready: true,
    missing: [],
  };
}

function labelsOf({ clusters }: TransitGatewayConnection): string {
  return list(clusters.map(({ cluster }) => clusterLabel(cluster)));
}

function clusterFields({ clusters }: TransitGatewayConnection): Field[] {
  return clusters.flatMap(({ cluster, attachmentId }) => {
    const group = { group: `Cluster ${cluster.name}`, source: TRANSIT_GATEWAY };
    const fields: Field[] = [
      { label: "Data Plane AWS account", value: cluster.accountId, ...group },
      { label: "CIDR", value: cluster.cidr, ...group },
    ];
    if (cluster.secondaryCidr !== undefined) {
      fields.push({ label: "Pod range", value: cluster.secondaryCidr, ...group });
    }
    if (cluster.vpcId !== undefined) fields.push({ label: "VPC ID", value: cluster.vpcId, ...group });
    if (attachmentId !== undefined) fields.push({ label: "Attachment ID", value: attachmentId, ...group });
    return fields;
  });
}

function targetFields({ vpcs, networks }: TransitGatewayConnection): Field[] {
  const group = { group: "Targets", source: TRANSIT_GATEWAY };
  return [
    ...vpcs.map(({ vpcId, attachmentId }) => ({
      label: "VPC",
      value: `${vpcId} (${attachmentId ?? "gets a new attachment"})`,
      ...group,
    })),
    ...networks.map(({ name, attachmentId, cidrs }) => ({
      label: "On-premises network",
      value: `${name}, ${cidrs.join(", ")} (${attachmentId})`,
      ...group,
    })),
  ];
}
