/** The IAM actions that the emitted Terraform needs. */
import type { TransitGatewayConnection } from "../../config/model/transit-gateway";

/** In the account that owns the gateway. */
export function gatewayActions(connection: TransitGatewayConnection): readonly string[] {
  const { gateway, vpcs, networks } = connection;
  const here = vpcs.filter(({ accountId = gateway.accountId }) => accountId === gateway.accountId);
  const shares = gateway.share === "create" || vpcs.some(({ gatewayShare }) => gatewayShare !== "existing");
  const creates = gateway.transitGatewayId === undefined;
  const isStatic = [gateway.wayBack, ...[...vpcs, ...networks].map(({ routes }) => routes)].includes(
    "static",
  );
  return sorted([
    ...when(
      !gateway.autoAccept,
      "ec2:AcceptTransitGatewayVpcAttachment",
      "ec2:DeleteTransitGatewayVpcAttachment",
    ),
    "ec2:AssociateTransitGatewayRouteTable",
    "ec2:CreateTags",
    "ec2:DescribeTransitGatewayAttachments",
    "ec2:DescribeTransitGatewayRouteTables",
    "ec2:DescribeTransitGatewayVpcAttachments",
    "ec2:DescribeTransitGateways",
    "ec2:DisableTransitGatewayRouteTablePropagation",
    "ec2:DisassociateTransitGatewayRouteTable",
    "ec2:EnableTransitGatewayRouteTablePropagation",
    "ec2:GetTransitGatewayRouteTableAssociations",
    "ec2:GetTransitGatewayRouteTablePropagations",
    ...when(creates, "ec2:CreateTransitGateway", "ec2:DeleteTransitGateway", "ec2:ModifyTransitGateway"),
    ...when(
      gateway.routeTableId === undefined,
      "ec2:CreateTransitGatewayRouteTable",
      "ec2:DeleteTransitGatewayRouteTable",
    ),
    ...when(
      isStatic,
      "ec2:CreateTransitGatewayRoute",
      "ec2:DeleteTransitGatewayRoute",
      "ec2:SearchTransitGatewayRoutes",
    ),
    ...when(shares, ...SHARING),
    ...(here.length === 0 ? [] : vpcActions(connection, here)),
  ]);
}

/** In the account that owns these VPCs. */
export function vpcActions(
  { services, dns }: TransitGatewayConnection,
  vpcs: TransitGatewayConnection["vpcs"],
): readonly string[] {
  const has = (vpcId: string | undefined) => vpcId === undefined || vpcs.some((vpc) => vpc.vpcId === vpcId);
  const invited = vpcs.some(({ gatewayShare }) => gatewayShare === "invitation");
  const resolver = [dns.inbound, dns.outbound].filter((endpoint) => endpoint !== undefined);
  return sorted([
    "ec2:CreateRoute",
    "ec2:DeleteRoute",
    "ec2:DescribeRouteTables",
    "ec2:DescribeVpcAttribute",
    "ec2:DescribeVpcs",
    ...when(
      vpcs.some(({ routing }) => routing.subnetIds.length > 0),
      "ec2:DescribeSubnets",
    ),
    ...when(
      vpcs.some(({ attachmentId }) => attachmentId === undefined),
      "ec2:CreateTags",
      "ec2:CreateTransitGatewayVpcAttachment",
      "ec2:DeleteTransitGatewayVpcAttachment",
      "ec2:DescribeTransitGatewayVpcAttachments",
      "ec2:DescribeTransitGateways",
      "ec2:ModifyTransitGatewayVpcAttachment",
    ),
    ...when(
      invited,
      "ram:AcceptResourceShareInvitation",
      "ram:DisassociateResourceShare",
      "ram:GetResourceShareInvitations",
      "ram:GetResourceShares",
      "ram:ListResources",
    ),
    ...when(
      services.some(({ securityGroupId, vpcId }) => securityGroupId !== undefined && has(vpcId)),
      ...INGRESS,
    ),
    ...when(
      has(dns.vpcId) && resolver.length > 0,
      "ec2:DescribeSubnets",
      "route53resolver:GetResolverEndpoint",
      "route53resolver:ListResolverEndpointIpAddresses",
      "route53resolver:ListResolverEndpoints",
    ),
    ...when(
      has(dns.vpcId) && resolver.some(({ endpointId }) => endpointId === undefined),
      ...INGRESS,
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:CreateNetworkInterface",
      "ec2:CreateSecurityGroup",
      "ec2:DeleteNetworkInterface",
      "ec2:DeleteSecurityGroup",
      "ec2:DescribeNetworkInterfaces",
      "ec2:RevokeSecurityGroupEgress",
      "route53resolver:CreateResolverEndpoint",
      "route53resolver:DeleteResolverEndpoint",
      "route53resolver:ListTagsForResource",
    ),
    ...when(
      has(dns.vpcId) && dns.rules.length > 0,
      "route53resolver:CreateResolverRule",
      "route53resolver:DeleteResolverRule",
      "route53resolver:GetResolverRule",
      "route53resolver:ListTagsForResource",
      "route53resolver:PutResolverRulePolicy",
      "route53resolver:UpdateResolverRule",
      ...SHARING,
    ),
  ]);
}

const SHARING = [
  "ram:AssociateResourceShare",
  "ram:CreateResourceShare",
  "ram:DeleteResourceShare",
  "ram:DisassociateResourceShare",
  "ram:GetResourceShareAssociations",
  "ram:GetResourceShares",
  "ram:ListResourceSharePermissions",
  "ram:UpdateResourceShare",
];

const INGRESS = [
  "ec2:AuthorizeSecurityGroupIngress",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeSecurityGroups",
  "ec2:ModifySecurityGroupRules",
  "ec2:RevokeSecurityGroupIngress",
];

function when(needed: boolean, ...which: readonly string[]): readonly string[] {
  return needed ? which : [];
}

function sorted(actions: readonly string[]): readonly string[] {
  return [...new Set(actions)].sort();
}
