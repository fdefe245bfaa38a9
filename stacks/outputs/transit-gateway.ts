/** What a deployed `transit-gateway` connection tells; maps are keyed by an id that the file holds. */
export interface TransitGatewayOutputs {
  readonly transit_gateway_id: string;
  readonly transit_gateway_account_id: string;
  readonly transit_gateway_region: string;
  /** Share of the gateway that Astronomer is asked to accept. Absent where somebody else shares it. */
  readonly resource_share_arn?: string;
  /** Route table of the gateway that the clusters' attachments are associated with. */
  readonly clusters_route_table_id: string;
  /** CIDRs of each VPC, by VPC id. */
  readonly vpc_cidr_blocks: Readonly<Record<string, readonly string[]>>;
  /** CIDRs of each on-premises network, by attachment id. */
  readonly network_cidr_blocks: Readonly<Record<string, readonly string[]>>;
  /** The attachment of each cluster in the complete phase, once accepted and associated. */
  readonly cluster_attachments: Readonly<Record<string, string>>;
  /** Route tables of each VPC that hold a route to the clusters, by VPC id. */
  readonly vpc_route_table_ids: Readonly<Record<string, readonly string[]>>;
  /** CIDRs of each cluster in the complete phase that are routed to the gateway. */
  readonly routed_cidrs: Readonly<Record<string, readonly string[]>>;
  /** Addresses of the inbound Resolver endpoint. Absent where there is none. */
  readonly inbound_endpoint_ips?: readonly string[];
  /** Forwarding rule of each domain. Absent where there is none. */
  readonly resolver_rule_ids?: Readonly<Record<string, string>>;
  /** Share of the forwarding rules that Astronomer is asked to accept. Absent where there is none. */
  readonly resolver_share_arn?: string;
}
