/**
 * What a deployed connection tells: the names of its Terraform outputs and the shape of their values, as
 * `terraform output -json` gives them. No framework here, so that commands which only read outputs start fast.
 */
export interface VpcPeeringTargetOutputs {
  /** AWS account that owns the target VPC. */
  readonly target_account_id: string;
  readonly target_region: string;
  readonly target_vpc_id: string;
  /** Every CIDR associated with the target VPC, the primary one first. */
  readonly target_vpc_cidr_blocks: readonly string[];
  /** Whether the target VPC has "DNS hostnames" on. */
  readonly target_vpc_dns_hostnames: boolean;
  /** Whether the target VPC has "DNS resolution" on. */
  readonly target_vpc_dns_resolution: boolean;
}

/** What is told besides once a cluster is in the complete phase; maps are keyed by cluster id and hold only such clusters. */
export interface VpcPeeringClusterOutputs {
  /** The peering connection of each cluster and its status after the last apply or refresh. */
  readonly peering_connections: Readonly<Record<string, { readonly id: string; readonly status: string }>>;
  /** Whether the "Accepter DNS Resolution" option of each peering connection is on; a cluster whose option is not managed is absent. */
  readonly accepter_dns_resolution: Readonly<Record<string, boolean>>;
  /** Route tables that hold a route to the clusters, in order. */
  readonly route_table_ids: readonly string[];
  /** CIDRs of each cluster that the route tables route to its peering connection. */
  readonly routed_cidrs: Readonly<Record<string, readonly string[]>>;
  /** Private hosted zones each cluster's VPC may be associated with: what Astronomer has to run needs both ids. */
  readonly hosted_zone_authorizations: Readonly<
    Record<
      string,
      readonly { readonly zone_id: string; readonly vpc_id: string; readonly vpc_region: string }[]
    >
  >;
}

/** The outputs of a `vpc-peering` connection. */
export type VpcPeeringOutputs = VpcPeeringTargetOutputs & Partial<VpcPeeringClusterOutputs>;

export type { PublicEndpointOutputs } from "./outputs/public-endpoint";
export type { AwsEndpointOutputs } from "./outputs/aws-endpoint";
export type { ThirdPartyEndpointOutputs } from "./outputs/third-party-endpoint";
export type { EndpointServiceOutputs } from "./outputs/endpoint-service";

export type { TransitGatewayOutputs } from "./outputs/transit-gateway";
