import type { Cluster, Connection, Service, VpcPeeringConnection } from "../../config/model";
import {
  AwsAccountId,
  AwsRegion,
  Cidr,
  ConnectionId,
  HostedZoneId,
  PeeringConnectionId,
  RouteTableId,
  SecurityGroupId,
  SubnetId,
  VpcId,
} from "../../config/values";

/** Ids of one kind that differ in their last digits. */
export const vpcId = (n: number): VpcId => VpcId.of(`vpc-${hex(n)}`);
export const peeringId = (n: number): PeeringConnectionId => PeeringConnectionId.of(`pcx-${hex(n)}`);
export const tableId = (n: number): RouteTableId => RouteTableId.of(`rtb-${hex(n)}`);
export const subnetId = (n: number): SubnetId => SubnetId.of(`subnet-${hex(n)}`);
export const groupId = (n: number): SecurityGroupId => SecurityGroupId.of(`sg-${hex(n)}`);
export const zoneId = (n: number): HostedZoneId => HostedZoneId.of(`Z0${hex(n).toUpperCase()}`);

function hex(n: number): string {
  return n.toString(16).padStart(17, "0");
}

/** A cluster with a VPC of its own. */
export function cluster(n: number, more: Partial<Cluster> = {}): Cluster {
  return {
    id: `clk${n}abcde`,
    name: `cluster ${n}`,
    region: AwsRegion.of("us-east-1"),
    accountId: AwsAccountId.of("222222222222"),
    cidr: Cidr.of(`172.2${n}.0.0/20`),
    type: "dedicated",
    externalIps: [],
    ...more,
  };
}

/** A cluster of which everything is known. */
export function knownCluster(n: number, more: Partial<Cluster> = {}): Cluster {
  return cluster(n, { secondaryCidr: Cidr.of(`100.6${n}.0.0/19`), vpcId: vpcId(n), ...more });
}

/** A data service behind a security group. */
export function service(n: number, ...ports: number[]): Service {
  return { name: `service ${n}`, ports, securityGroupId: groupId(n) };
}

/** A peering connection in the request phase, with one cluster. */
export function peering(more: Partial<VpcPeeringConnection> = {}): VpcPeeringConnection {
  return {
    id: ConnectionId.of("orders"),
    name: "Orders",
    retired: false,
    route: "vpc-peering",
    backend: { type: "local" },
    services: [],
    target: {
      accountId: AwsAccountId.of("333333333333"),
      region: AwsRegion.of("eu-west-1"),
      vpcId: vpcId(0x99),
    },
    clusters: [{ cluster: cluster(1) }],
    routing: { routeTableIds: [tableId(1)], subnetIds: [] },
    dns: { resolution: "auto", privateHostedZoneIds: [] },
    ...more,
  };
}

/** A peering connection with everything there is: two complete clusters and one that is not. */
export function fullPeering(more: Partial<VpcPeeringConnection> = {}): VpcPeeringConnection {
  return peering({
    clusters: [
      { cluster: knownCluster(1), peeringConnectionId: peeringId(1) },
      { cluster: knownCluster(2, { region: AwsRegion.of("us-west-2") }), peeringConnectionId: peeringId(2) },
      { cluster: cluster(3) },
    ],
    services: [service(1, 5432, 6432), service(2, 443)],
    routing: { routeTableIds: [tableId(1), tableId(2)], subnetIds: [subnetId(1), subnetId(2)] },
    dns: { resolution: "required", privateHostedZoneIds: [zoneId(1), zoneId(2)] },
    ...more,
  });
}

/** One connection of every route, with everything there is. */
export const ALL_ROUTES: readonly Connection[] = [fullPeering()];
