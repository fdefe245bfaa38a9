import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { TransitGatewayOutputs } from "../outputs/transit-gateway";
import { hcl } from "../private/hcl";
import { addressOf, named } from "../private/names";
import { cidrsOf } from "../shared/astro-vpc";
import type { ClusterAttachment } from "./cluster-attachment";
import type { Gateway } from "./gateway";
import type { Resolver } from "./resolver/resolver";
import type { Share } from "./share";
import type { RoutedVpc, TransitGatewayProps } from "./transit-gateway";
import type { VpcTarget } from "./vpc-target";

/** What there is to tell of. */
export interface Told {
  readonly props: TransitGatewayProps;
  readonly gateway: Gateway;
  readonly share: Share | undefined;
  readonly vpcs: readonly VpcTarget[];
  readonly resolver: Resolver | undefined;
  readonly attached: readonly ClusterAttachment[];
  readonly routed: readonly RoutedVpc[];
}

/** Emits the documented outputs of `stacks/outputs/transit-gateway.ts`. */
export function tell(scope: Construct, told: Told): void {
  const { props, gateway, share, vpcs, resolver, attached, routed } = told;
  output(scope, "transit_gateway_id", "The transit gateway", gateway.transitGatewayId);
  output(scope, "transit_gateway_account_id", "AWS account that owns it", props.gateway.accountId);
  output(scope, "transit_gateway_region", "AWS Region of the transit gateway", props.gateway.region);
  if (share !== undefined) output(scope, "resource_share_arn", "Share that Astronomer accepts", share.arn);
  output(
    scope,
    "clusters_route_table_id",
    "Route table of the gateway that the clusters are associated with",
    gateway.clustersTableId,
  );
  output(
    scope,
    "vpc_cidr_blocks",
    "CIDRs of each VPC",
    Object.fromEntries(vpcs.map(({ vpcId, cidrs }) => [vpcId, hcl(cidrs)])),
  );
  output(
    scope,
    "network_cidr_blocks",
    "CIDRs of each on-premises network, by its attachment",
    Object.fromEntries(
      [...props.networks]
        .sort((a, b) => (a.attachmentId < b.attachmentId ? -1 : 1))
        .map(({ attachmentId, cidrs }) => [attachmentId, [...cidrs].sort()]),
    ),
  );
  output(
    scope,
    "cluster_attachments",
    "Accepted attachment of each cluster",
    Object.fromEntries(
      // From the association, so that it is told only once the gateway routes what the cluster sends.
      attached.map(({ astro, association }) => [
        astro.clusterId,
        hcl(`${addressOf(association)}.transit_gateway_attachment_id`),
      ]),
    ),
  );
  output(
    scope,
    "vpc_route_table_ids",
    "Route tables of each VPC that hold a route to the clusters",
    Object.fromEntries(routed.map(({ vpcId, routeTableIds }) => [vpcId, routeTableIds])),
  );
  output(
    scope,
    "routed_cidrs",
    "CIDRs of each cluster that are routed to the gateway",
    Object.fromEntries(attached.map(({ astro }) => [astro.clusterId, cidrsOf(astro)])),
  );
  if (resolver?.inbound !== undefined) {
    const { addresses } = resolver.inbound;
    output(scope, "inbound_endpoint_ips", "Addresses of the inbound endpoint", hcl(`sort(${addresses})`));
  }
  if (resolver?.share === undefined) return;
  output(
    scope,
    "resolver_rule_ids",
    "Forwarding rule of each domain",
    Object.fromEntries(resolver.rules.map(({ domain, ruleId }) => [domain, ruleId])),
  );
  output(scope, "resolver_share_arn", "Share of the rules, that Astronomer accepts", resolver.share.arn);
}

function output(
  scope: Construct,
  name: keyof TransitGatewayOutputs,
  description: string,
  value: unknown,
): void {
  named(new TerraformOutput(scope, name, { value, description }), name);
}
