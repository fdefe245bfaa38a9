import type { AttachedNetwork, AttachedVpc, TransitGatewayConnection } from "../../../config/model";
import {
  AwsAccountId,
  AwsRegion,
  Cidr,
  ConnectionId,
  DomainName,
  InboundEndpointId,
  IpAddress,
  OutboundEndpointId,
  ResolverRuleId,
  RoleArn,
  TransitGatewayAttachmentId,
  TransitGatewayId,
  TransitGatewayRouteTableId,
} from "../../../config/values";
import { cluster, knownCluster, service, subnetId, tableId, vpcId } from "../sample";

const hex = (n: number) => n.toString(16).padStart(17, "0");

/** Ids of one kind that differ in their last digits. */
export const gatewayId = (n: number): TransitGatewayId => TransitGatewayId.of(`tgw-${hex(n)}`);
export const attachmentId = (n: number): TransitGatewayAttachmentId =>
  TransitGatewayAttachmentId.of(`tgw-attach-${hex(n)}`);
export const gatewayTableId = (n: number): TransitGatewayRouteTableId =>
  TransitGatewayRouteTableId.of(`tgw-rtb-${hex(n)}`);

/** The accounts of the gateway and of another VPC owner. */
export const NETWORK = AwsAccountId.of("333333333333");
export const WORKLOAD = AwsAccountId.of("444444444444");

/** A VPC of the gateway's account that has an attachment. */
export function vpc(n: number, more: Partial<AttachedVpc> = {}): AttachedVpc {
  return {
    vpcId: vpcId(n),
    attachmentId: attachmentId(n),
    attachmentSubnetIds: [],
    gatewayShare: "existing",
    routes: "propagated",
    routing: { routeTableIds: [tableId(n)], subnetIds: [] },
    ...more,
  };
}

/** A VPC of another account that gets an attachment. */
export function foreignVpc(n: number, more: Partial<AttachedVpc> = {}): AttachedVpc {
  const { attachmentId: _, ...rest } = vpc(n);
  return {
    ...rest,
    accountId: WORKLOAD,
    assumeRoleArn: RoleArn.of(`arn:aws:iam::${WORKLOAD}:role/terraform`),
    attachmentSubnetIds: [subnetId(n), subnetId(n + 1)],
    routing: { routeTableIds: [], subnetIds: [subnetId(n)] },
    ...more,
  };
}

/** An office behind a VPN. */
export function network(n: number, more: Partial<AttachedNetwork> = {}): AttachedNetwork {
  return {
    name: `office ${n}`,
    attachmentId: attachmentId(n),
    cidrs: [Cidr.of(`192.168.${n}.0/24`)],
    routes: "propagated",
    ...more,
  };
}

/** A connection over an existing gateway in the request phase, with one cluster. */
export function gateway(more: Partial<TransitGatewayConnection> = {}): TransitGatewayConnection {
  return {
    id: ConnectionId.of("hub"),
    name: "Hub",
    retired: false,
    route: "transit-gateway",
    backend: { type: "local" },
    services: [],
    gateway: {
      accountId: NETWORK,
      region: AwsRegion.of("us-east-1"),
      transitGatewayId: gatewayId(1),
      autoAccept: false,
      share: "create",
      wayBack: "propagated",
    },
    vpcs: [vpc(0x31)],
    networks: [],
    clusters: [{ cluster: cluster(1) }],
    dns: { rules: [], forwarding: [] },
    ...more,
  };
}

/** The same over a new gateway. */
export function newGateway(more: Partial<TransitGatewayConnection> = {}): TransitGatewayConnection {
  const { transitGatewayId: _, ...rest } = gateway().gateway;
  return gateway({ gateway: rest, vpcs: [foreignVpc(0x31, { gatewayShare: "organization" })], ...more });
}

/** A connection with everything there is: two complete clusters and one that is not. */
export function fullGateway(more: Partial<TransitGatewayConnection> = {}): TransitGatewayConnection {
  return gateway({
    clusters: [
      { cluster: knownCluster(1), attachmentId: attachmentId(1) },
      { cluster: knownCluster(2), attachmentId: attachmentId(2) },
      { cluster: cluster(3) },
    ],
    vpcs: [
      vpc(0x31, {
        routes: "static",
        cidrs: [Cidr.of("10.1.0.0/16")],
        gatewayRouteTableId: gatewayTableId(7),
      }),
      foreignVpc(0x41, { gatewayShare: "invitation" }),
    ],
    networks: [network(0x51), network(0x52, { routes: "static" })],
    dns: {
      vpcId: vpcId(0x41),
      inbound: { subnetIds: [subnetId(0x41), subnetId(0x42)] },
      outbound: { subnetIds: [subnetId(0x41), subnetId(0x42)] },
      rules: [
        { domain: DomainName.of("data.example.internal"), servers: [] },
        {
          domain: DomainName.of("corp.example.com"),
          servers: [IpAddress.of("192.168.81.53"), IpAddress.of("192.168.82.53")],
        },
        {
          domain: DomainName.of("lab.example.com"),
          servers: [],
          ruleId: ResolverRuleId.of("rslvr-rr-0123456789abcdef0"),
        },
      ],
      forwarding: [],
    },
    services: [
      { ...service(1, 5432, 6432), vpcId: vpcId(0x31) },
      { ...service(2, 443), vpcId: vpcId(0x41) },
    ],
    ...more,
  });
}

/** Endpoints of the Resolver that exist, and a rule that the inbound one answers. */
export const EXISTING_ENDPOINTS: TransitGatewayConnection["dns"] = {
  inbound: { endpointId: InboundEndpointId.of("rslvr-in-0123456789abcdef0"), subnetIds: [] },
  outbound: { endpointId: OutboundEndpointId.of("rslvr-out-0123456789abcdef0"), subnetIds: [] },
  rules: [{ domain: DomainName.of("data.example.internal"), servers: [] }],
  forwarding: [],
};
