/** A peering connection and its clusters, to vary in tests. */
import type { Cluster, PeeredCluster, VpcPeeringConnection } from "../../config/model";
import type { StackState } from "../../handover";
import type { VpcPeeringOutputs } from "../../stacks/outputs";
import {
  AwsAccountId,
  AwsRegion,
  Cidr,
  ConnectionId,
  HostedZoneId,
  PeeringConnectionId,
  RouteTableId,
  VpcId,
} from "../../config/values";

export const PCX = PeeringConnectionId.of("pcx-0123456789abcdef0");
export const ZONE = HostedZoneId.of("Z0123456789ABCDEFGHIJ");

export const prod: Cluster = {
  id: "clk1abcde",
  name: "prod",
  region: AwsRegion.of("us-east-1"),
  accountId: AwsAccountId.of("222222222222"),
  cidr: Cidr.of("172.20.0.0/20"),
  type: "dedicated",
  externalIps: [],
};

export const dev: Cluster = { ...prod, id: "clk2fghij", name: "dev", cidr: Cidr.of("172.21.0.0/20") };

export const requesting: PeeredCluster = { cluster: prod };
export const requested: PeeredCluster = { cluster: prod, peeringConnectionId: PCX };

/** The connection `orders`; what `changes` says replaces the rest. */
export function peering(changes: Partial<VpcPeeringConnection> = {}): VpcPeeringConnection {
  return {
    id: ConnectionId.of("orders"),
    name: "Orders database",
    route: "vpc-peering",
    retired: false,
    backend: { type: "local" },
    services: [],
    target: {
      accountId: AwsAccountId.of("333333333333"),
      region: AwsRegion.of("us-east-1"),
      vpcId: VpcId.of("vpc-0123456789abcdef0"),
      cidrs: [Cidr.of("10.0.0.0/16")],
    },
    clusters: [requesting],
    routing: { routeTableIds: [RouteTableId.of("rtb-0123456789abcdef0")], subnetIds: [] },
    dns: { resolution: "auto", privateHostedZoneIds: [] },
    ...changes,
  };
}

/** The target of `peering()` without its CIDR in the file. */
export function targetWithoutCidr(): VpcPeeringConnection["target"] {
  const { accountId, region, vpcId } = peering().target;
  return { accountId, region, vpcId };
}

/** A deployed stack that has read the VPC. */
export function deployed(
  outputs: Partial<VpcPeeringOutputs> = {},
  cidrs: readonly string[] = ["10.0.0.0/16"],
): StackState {
  return { deployed: true, outputs: { target_vpc_cidr_blocks: cidrs, ...outputs } };
}

/** The output of a stack that has accepted the peering of `prod`. */
export const ACCEPTED = { peering_connections: { [prod.id]: { id: PCX, status: "active" } } };

export const NOTHING_DEPLOYED: StackState = { deployed: false, outputs: {} };
