import type * as ec2 from "@aws-sdk/client-ec2";
import type * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import type * as ram from "@aws-sdk/client-ram";
import type * as redshift from "@aws-sdk/client-redshift";
import type * as route53 from "@aws-sdk/client-route-53";
import type * as resolver from "@aws-sdk/client-route53resolver";
import type * as sts from "@aws-sdk/client-sts";

/** Every call that `verify` makes, by the IAM action that allows it: what it is given, and what it answers. */
export interface Reads {
  "ec2:DescribeRouteTables": [ec2.DescribeRouteTablesCommandInput, ec2.DescribeRouteTablesCommandOutput];
  "ec2:DescribeSecurityGroupRules": [
    ec2.DescribeSecurityGroupRulesCommandInput,
    ec2.DescribeSecurityGroupRulesCommandOutput,
  ];
  "ec2:DescribeTransitGatewayAttachments": [
    ec2.DescribeTransitGatewayAttachmentsCommandInput,
    ec2.DescribeTransitGatewayAttachmentsCommandOutput,
  ];
  "ec2:DescribeVpcAttribute": [ec2.DescribeVpcAttributeCommandInput, ec2.DescribeVpcAttributeCommandOutput];
  "ec2:DescribeVpcEndpointConnections": [
    ec2.DescribeVpcEndpointConnectionsCommandInput,
    ec2.DescribeVpcEndpointConnectionsCommandOutput,
  ];
  "ec2:DescribeVpcEndpointServiceConfigurations": [
    ec2.DescribeVpcEndpointServiceConfigurationsCommandInput,
    ec2.DescribeVpcEndpointServiceConfigurationsCommandOutput,
  ];
  "ec2:DescribeVpcPeeringConnections": [
    ec2.DescribeVpcPeeringConnectionsCommandInput,
    ec2.DescribeVpcPeeringConnectionsCommandOutput,
  ];
  "ec2:DescribeVpcs": [ec2.DescribeVpcsCommandInput, ec2.DescribeVpcsCommandOutput];
  "ec2:GetManagedPrefixListEntries": [
    ec2.GetManagedPrefixListEntriesCommandInput,
    ec2.GetManagedPrefixListEntriesCommandOutput,
  ];
  "ec2:SearchTransitGatewayRoutes": [
    ec2.SearchTransitGatewayRoutesCommandInput,
    ec2.SearchTransitGatewayRoutesCommandOutput,
  ];
  "elasticloadbalancing:DescribeTargetGroups": [
    elb.DescribeTargetGroupsCommandInput,
    elb.DescribeTargetGroupsCommandOutput,
  ];
  "elasticloadbalancing:DescribeTargetHealth": [
    elb.DescribeTargetHealthCommandInput,
    elb.DescribeTargetHealthCommandOutput,
  ];
  "ram:GetResourceShareAssociations": [
    ram.GetResourceShareAssociationsCommandInput,
    ram.GetResourceShareAssociationsCommandOutput,
  ];
  "redshift:DescribeEndpointAuthorization": [
    redshift.DescribeEndpointAuthorizationCommandInput,
    redshift.DescribeEndpointAuthorizationCommandOutput,
  ];
  "route53:GetHostedZone": [route53.GetHostedZoneCommandInput, route53.GetHostedZoneCommandOutput];
  "route53:ListVPCAssociationAuthorizations": [
    route53.ListVPCAssociationAuthorizationsCommandInput,
    route53.ListVPCAssociationAuthorizationsCommandOutput,
  ];
  "route53resolver:ListResolverEndpoints": [
    resolver.ListResolverEndpointsCommandInput,
    resolver.ListResolverEndpointsCommandOutput,
  ];
  "sts:GetCallerIdentity": [sts.GetCallerIdentityCommandInput, sts.GetCallerIdentityCommandOutput];
}

/** An IAM action of a call that `verify` makes. */
export type Action = keyof Reads;

/** What each is asked for; IAM policies and their pages are made from it. */
export const READS: Readonly<Record<Action, string>> = {
  "ec2:DescribeRouteTables": "routes back to the cluster, and whether they lead anywhere",
  "ec2:DescribeSecurityGroupRules": "whom the security groups admit",
  "ec2:DescribeTransitGatewayAttachments": "the cluster's attachment: accepted, associated",
  "ec2:DescribeVpcAttribute": "DNS hostnames and DNS resolution of the target VPC",
  "ec2:DescribeVpcEndpointConnections": "endpoints of the endpoint service: accepted",
  "ec2:DescribeVpcEndpointServiceConfigurations": "the endpoint service, and its private DNS name",
  "ec2:DescribeVpcPeeringConnections": "the peering connection: active, by whom, DNS options",
  "ec2:DescribeVpcs": "CIDRs of a VPC that the file does not tell",
  "ec2:GetManagedPrefixListEntries": "addresses of a prefix list in an allow-list",
  "ec2:SearchTransitGatewayRoutes": "routes of the gateway",
  "elasticloadbalancing:DescribeTargetGroups": "what the load balancer leads to",
  "elasticloadbalancing:DescribeTargetHealth": "whether it answers",
  "ram:GetResourceShareAssociations": "shares: accepted, expired",
  "redshift:DescribeEndpointAuthorization": "which VPCs a Redshift cluster authorizes",
  "route53:GetHostedZone": "private hosted zones: associated with the cluster's VPC",
  "route53:ListVPCAssociationAuthorizations": "whether Astronomer may associate them",
  "route53resolver:ListResolverEndpoints": "Resolver endpoints: operational",
  "sts:GetCallerIdentity": "whether the credentials are of the account that is meant (needs no permission)",
};
