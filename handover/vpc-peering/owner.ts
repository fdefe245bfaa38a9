import type { VpcPeeringConnection } from "../../config/model";
import type { Field, HandOver, Note, StackState } from "../model";
import { vpcOwner } from "../parties";
import { VPC_PEERING, VPC_PEERING_DNS } from "../sources";
import { clusterLabel, list } from "../words";
import { isAccepted } from "./outputs";
import { inCompletePhase } from "./phase";

/**
 * Tells the owner of the target VPC what Terraform will do there; `undefined` where Terraform acts with the caller's
 * own credentials, because the owner then reads this already.
 */
export function ownerHandOver(
  connection: VpcPeeringConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const { accountId, region, vpcId, assumeRoleArn } = connection.target;
  if (assumeRoleArn === undefined) return undefined;
  const accepted = inCompletePhase(connection).filter((member) => isAccepted(state, member) === true);
  const open = connection.clusters.filter(
    (member) => !accepted.some((done) => done.cluster === member.cluster),
  );
  const clusters = open.length > 0 ? open : connection.clusters;
  const labels = list(clusters.map(({ cluster }) => clusterLabel(cluster)));
  return {
    connection: connection.id,
    kind: "let-terraform-accept",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: vpcOwner(accountId),
    phase: "request",
    due: open.length > 0,
    subject: `VPC peering of Astro with ${vpcId}: please let our Terraform accept it`,
    opening:
      `Astronomer will request a VPC peering from the Astro VPC of ${labels} to your VPC ${vpcId} (${region}). ` +
      `Our Terraform accepts it as ${assumeRoleArn}, after it has proved who requested it.`,
    fields: clusters.flatMap(({ cluster, peeringConnectionId }) => {
      const group = { group: `Cluster ${cluster.name}`, source: VPC_PEERING };
      const fields: Field[] = [
        { label: "Requester AWS account", value: cluster.accountId, ...group },
        { label: "Requester CIDR", value: cluster.cidr, ...group },
      ];
      if (cluster.vpcId !== undefined)
        fields.push({ label: "Requester VPC ID", value: cluster.vpcId, ...group });
      if (peeringConnectionId !== undefined) {
        fields.push({ label: "VPC peering ID", value: peeringConnectionId, ...group });
      }
      if (cluster.secondaryCidr !== undefined) {
        fields.push({ label: "Pod range", value: cluster.secondaryCidr, ...group });
      }
      return fields;
    }),
    asks: asks(connection, assumeRoleArn),
    advice: [],
    ready: true,
    missing: [],
  };
}

function asks(connection: VpcPeeringConnection, role: string): Note[] {
  const { dns, routing, services } = connection;
  return [
    {
      text: `Please make sure that ${role} may do the following in your account:`,
      code: actions(connection).join("\n"),
    },
    {
      text: "Please do not accept the request by hand, and accept no peering request from another account or CIDR.",
    },
    ...(dns.resolution === "disabled"
      ? []
      : [
          {
            text:
              `Please enable DNS hostnames and DNS resolution on ${connection.target.vpcId} if they are not: without ` +
              `both, Astro cannot resolve its public DNS names to private IP addresses (${VPC_PEERING_DNS}).`,
          },
        ]),
    {
      text:
        `Please confirm that ${list([...routing.routeTableIds, ...routing.subnetIds.map((id) => `the table of ${id}`)])} ` +
        "may get a route to the CIDRs above, and that none of them overlaps with what your VPC already routes to.",
    },
    ...services
      .filter(({ securityGroupId, ports }) => securityGroupId === undefined && ports.length > 0)
      .map(({ name, ports }) => ({
        text: `Please admit the CIDRs above to ${name} on TCP ${list(ports.map(String))}; we touch no security group of it.`,
      })),
  ];
}

/** The IAM actions that the emitted Terraform needs in the owner's account. */
function actions({ dns, routing, services }: VpcPeeringConnection): readonly string[] {
  return [
    "ec2:AcceptVpcPeeringConnection",
    "ec2:CreateRoute",
    "ec2:DeleteRoute",
    "ec2:DescribeRouteTables",
    "ec2:DescribeVpcAttribute",
    "ec2:DescribeVpcPeeringConnections",
    "ec2:DescribeVpcs",
    ...when(routing.subnetIds.length > 0, "ec2:DescribeSubnets"),
    ...when(dns.resolution !== "disabled", "ec2:ModifyVpcPeeringConnectionOptions"),
    ...when(
      services.some(({ securityGroupId }) => securityGroupId !== undefined),
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:DescribeSecurityGroupRules",
      "ec2:DescribeSecurityGroups",
      "ec2:ModifySecurityGroupRules",
      "ec2:RevokeSecurityGroupIngress",
    ),
    ...when(
      dns.privateHostedZoneIds.length > 0,
      "route53:CreateVPCAssociationAuthorization",
      "route53:DeleteVPCAssociationAuthorization",
      "route53:GetHostedZone",
      "route53:ListTagsForResource",
      "route53:ListVPCAssociationAuthorizations",
    ),
  ];
}

function when(needed: boolean, ...which: readonly string[]): readonly string[] {
  return needed ? which : [];
}
