import type { Route, RouteTable } from "@aws-sdk/client-ec2";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import { deploying, judged, type Observation, type Scope, wrong, YOU } from "../observation";

/** The route tables of a VPC that have to lead back to a cluster. */
export interface Routing {
  readonly vpcId: string;
  readonly routeTableIds: readonly string[];
  /** Subnets whose route tables are meant: the main one of the VPC for a subnet without one. */
  readonly subnetIds: readonly string[];
  readonly path: Path;
}

/** Where routes have to lead. */
export interface WayBack {
  readonly cidrs: readonly string[];
  /** The peering connection or transit gateway. */
  readonly via: string;
}

/** The routes of each table: present, leading to `via`, and not into nothing. */
export async function routes(
  routing: Routing,
  ways: readonly WayBack[],
  account: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  if (ways.length === 0) return [];
  const { tables, missing } = await tablesOf(routing, account);
  const { path } = routing;
  return [
    ...missing.map((id) =>
      wrong("verify/route-present", id, path, "no such route table or subnet", {
        message: `AWS account ${account.side.accountId} has no ${id} in ${account.side.region}`,
        expected: "a route table",
        turn: YOU,
        fix: "correct routing, accountId or region",
      }),
    ),
    ...tables.flatMap((table) =>
      ways.flatMap(({ cidrs, via }) => cidrs.map((cidr) => routeTo(table, cidr, via, path, scope))),
    ),
  ];
}

function routeTo(
  { RouteTableId: id = "", Routes = [] }: RouteTable,
  cidr: string,
  via: string,
  path: Path,
  { id: connection }: Scope,
): Observation {
  const route = Routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === cidr);
  const resource = `${id} ${cidr}`;
  const leads = route === undefined ? undefined : targetOf(route);
  if (route === undefined || leads !== via) {
    return wrong(
      "verify/route-present",
      resource,
      path,
      leads === undefined ? "no route" : `a route to ${leads}`,
      {
        message: `${id} does not lead back to ${cidr}`,
        expected: `a route to ${via}`,
        turn: YOU,
        fix:
          leads === undefined
            ? deploying(connection)
            : `remove the route to ${leads}, and ${deploying(connection)}`,
      },
    );
  }
  return judged(
    route.State !== "blackhole",
    "verify/route-active",
    resource,
    path,
    `${route.State ?? "active"}, to ${via}`,
    {
      message: `the route of ${id} to ${cidr} is a black hole: ${via} is gone`,
      expected: `active, to ${via}`,
      turn: YOU,
      fix: `correct the id of what it leads to in the file, and ${deploying(connection)}`,
    },
  );
}

function targetOf(route: Route): string {
  return (
    route.VpcPeeringConnectionId ??
    route.TransitGatewayId ??
    route.GatewayId ??
    route.NatGatewayId ??
    route.NetworkInterfaceId ??
    route.InstanceId ??
    "something else"
  );
}

async function tablesOf(
  { vpcId, routeTableIds, subnetIds }: Routing,
  account: Account,
): Promise<{ readonly tables: readonly RouteTable[]; readonly missing: readonly string[] }> {
  // By filter and not by id, so that one id that is wrong does not hide the rest.
  const pages = await account.pages("ec2:DescribeRouteTables", {
    Filters: [{ Name: "vpc-id", Values: [vpcId] }],
  });
  const all = pages.flatMap(({ RouteTables = [] }) => RouteTables);
  const main = all.find(({ Associations = [] }) => Associations.some(({ Main }) => Main === true));
  const named = routeTableIds.map((id) => [id, all.find(({ RouteTableId }) => RouteTableId === id)] as const);
  const ofSubnets = subnetIds.map(
    (id) =>
      [
        id,
        all.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === id)) ?? main,
      ] as const,
  );
  const found = [...named, ...ofSubnets];
  const tables = new Map(
    found.flatMap(([, table]) => (table === undefined ? [] : [[table.RouteTableId ?? "", table] as const])),
  );
  return {
    tables: [...tables].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, table]) => table),
    missing: found.flatMap(([id, table]) => (table === undefined ? [id] : [])),
  };
}
