import type { AwsSide, Cluster, ConnectionBase, Service } from "../model";
import type {
  AwsAccountId,
  Cidr,
  DomainName,
  InboundEndpointId,
  IpAddress,
  OutboundEndpointId,
  ResolverRuleId,
  RoleArn,
  RouteTableId,
  SubnetId,
  TransitGatewayAttachmentId,
  TransitGatewayId,
  TransitGatewayRouteTableId,
  VpcId,
} from "../values";

/** Transit gateway: its owner shares it, Astronomer attaches the cluster's VPC. Document: "Transit Gateway". */
export interface TransitGatewayConnection extends ConnectionBase {
  readonly route: "transit-gateway";
  readonly gateway: Gateway;
  /** VPCs that hold data services. */
  readonly vpcs: readonly AttachedVpc[];
  /** On-premises networks behind a VPN or Direct Connect attachment. */
  readonly networks: readonly AttachedNetwork[];
  readonly clusters: readonly AttachedCluster[];
  readonly dns: GatewayDns;
  readonly services: readonly GatewayService[];
}

/** The transit gateway, and who acts in the account that owns it. */
export interface Gateway extends AwsSide {
  /** @default - a new gateway is created */
  readonly transitGatewayId?: TransitGatewayId;
  /** ASN of a new gateway. @default - 64512, AWS's own */
  readonly amazonSideAsn?: number;
  /** Whether an existing gateway accepts attachments by itself. @default - false */
  readonly autoAccept: boolean;
  /** `existing`: somebody else shares the gateway with the clusters' accounts. @default - create */
  readonly share: "create" | "existing";
  /** Route table of the gateway that the clusters' attachments are associated with. @default - a new one */
  readonly routeTableId?: TransitGatewayRouteTableId;
  /** How the tables of the targets learn the way back to the clusters. @default - propagated */
  readonly wayBack: RouteSource;
}

/** How a route table of the gateway learns a route; `existing` leaves it to the gateway's owner. */
export type RouteSource = "propagated" | "static" | "existing";

/** A VPC on the gateway. */
export interface AttachedVpc {
  readonly vpcId: VpcId;
  /** @default - the gateway's account, with the gateway's credentials */
  readonly accountId?: AwsAccountId;
  /** Role that Terraform assumes to act in the VPC's account. @default - the caller's own credentials */
  readonly assumeRoleArn?: RoleArn;
  /** Profile of the caller's AWS configuration. @default - the default credential chain */
  readonly profile?: string;
  /** CIDRs of the VPC, for the hand-over. @default - read from the VPC by Terraform */
  readonly cidrs?: readonly Cidr[];
  /** An attachment of the VPC that exists. @default - a new one in `attachmentSubnetIds` */
  readonly attachmentId?: TransitGatewayAttachmentId;
  /** Subnets of a new attachment, one in each zone that is to be reached. */
  readonly attachmentSubnetIds: readonly SubnetId[];
  /** How the account of the VPC gets at the gateway, for a new attachment. @default - existing */
  readonly gatewayShare: "existing" | "organization" | "invitation";
  /** How the clusters' table learns the way to the VPC. @default - propagated */
  readonly routes: RouteSource;
  /** Table the attachment is associated with. @default - read from an existing attachment; a new one for a new attachment */
  readonly gatewayRouteTableId?: TransitGatewayRouteTableId;
  /** Which of the VPC's route tables get a route to the clusters. */
  readonly routing: {
    readonly routeTableIds: readonly RouteTableId[];
    readonly subnetIds: readonly SubnetId[];
  };
}

/** An on-premises network on the gateway. */
export interface AttachedNetwork {
  readonly name: string;
  /** Its VPN or Direct Connect attachment, which exists. */
  readonly attachmentId: TransitGatewayAttachmentId;
  readonly cidrs: readonly Cidr[];
  /** How the clusters' table learns the way to the network. @default - propagated */
  readonly routes: RouteSource;
  /** Table the attachment is associated with. @default - read from the attachment */
  readonly gatewayRouteTableId?: TransitGatewayRouteTableId;
}

/** A cluster of a transit gateway connection; *complete* once its attachment id is known. */
export interface AttachedCluster {
  readonly cluster: Cluster;
  /** Sent back by Astronomer. @default - not attached or not known yet: the request phase */
  readonly attachmentId?: TransitGatewayAttachmentId;
}

/** A data service behind the gateway. */
export interface GatewayService extends Service {
  /** Which of `vpcs` its security group is in. @default - the only one */
  readonly vpcId?: VpcId;
}

/** Route 53 Resolver, since a transit gateway resolves no names. Nothing in it: sources are reached by private IP. */
export interface GatewayDns {
  /** Which of `vpcs` has the endpoints, and whose account the rules. @default - the only one */
  readonly vpcId?: VpcId;
  /** Where queries for names of the VPC arrive. @default - no endpoint is made or used */
  readonly inbound?: ResolverEndpoint<InboundEndpointId>;
  /** Where queries that match a rule leave. @default - no endpoint is made or used */
  readonly outbound?: ResolverEndpoint<OutboundEndpointId>;
  /** Forwarding rules, shared with the clusters' accounts. */
  readonly rules: readonly ForwardingRule[];
  /** Domains that Astronomer is asked to forward itself. */
  readonly forwarding: readonly Forwarding[];
}

/** One that exists, or a new one with an address in each of at least two subnets. */
export interface ResolverEndpoint<Id> {
  /** @default - a new endpoint in `subnetIds` */
  readonly endpointId?: Id;
  readonly subnetIds: readonly SubnetId[];
}

/** A domain whose queries are forwarded. */
export interface Forwarding {
  readonly domain: DomainName;
  /** DNS servers that answer. @default - empty: the inbound endpoint */
  readonly servers: readonly IpAddress[];
}

/** A forwarding rule: one that exists, or a new one at the outbound endpoint. */
export interface ForwardingRule extends Forwarding {
  /** @default - a new rule */
  readonly ruleId?: ResolverRuleId;
}
