import { DataAwsRouteTable } from "@cdktf/provider-aws/lib/data-aws-route-table";
import { DataAwsRouteTables } from "@cdktf/provider-aws/lib/data-aws-route-tables";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import { output } from "../private/output";
import type { TargetVpc } from "./target-vpc";

/** An existing object, and where it was declared. */
export interface Named {
  readonly id: string;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** Properties of RouteTables. */
export interface RouteTablesProps {
  readonly target: TargetVpc;
  /** Route tables named by id. */
  readonly routeTables: readonly Named[];
  /** Subnets whose route tables are meant: the one a subnet is associated with, else the main one of the VPC. */
  readonly subnets: readonly Named[];
}

/** The route tables of the target VPC that need a way back to the clusters: named ones, and those of named subnets. */
export class RouteTables extends Construct {
  /** The ids, each once however many subnets lead to it. */
  readonly ids: string[];

  constructor(scope: Construct, id: string, props: RouteTablesProps) {
    super(scope, id);
    const { target } = props;
    const tables = byId(props.routeTables).map((table) => this.read(table, target));
    const subnets = byId(props.subnets);
    const main = subnets.length === 0 ? "" : this.readMain(target);
    const lists = [
      ...(tables.length === 0 ? [] : [`[${tables.join(", ")}]`]),
      ...subnets.map((subnet) => this.readSubnet(subnet, target, main)),
    ];
    const all = lists.length === 0 ? "[]" : `sort(distinct(concat(${lists.join(", ")})))`;
    this.ids = named(new TerraformLocal(this, "ids", hcl(all)), "route_table_ids").asList;
    output(this, "route_table_ids", "Route tables that hold a route to the clusters", this.ids);
  }

  private read(table: Named, target: TargetVpc): string {
    const source = new DataAwsRouteTable(this, nameOf(table.id), {
      routeTableId: table.id,
      lifecycle: { postcondition: [inTargetVpc(table.id, target)] },
    });
    return `${addressOf(declaredAt(named(source, nameOf(table.id)), table.declaredAt))}.route_table_id`;
  }

  private readMain(target: TargetVpc): string {
    return addressOf(named(this.tablesWith("main", target, "association.main", "true"), "main"));
  }

  private readSubnet(subnet: Named, target: TargetVpc, main: string): string {
    const name = nameOf(subnet.id);
    const source = new DataAwsSubnet(this, name, {
      id: subnet.id,
      lifecycle: { postcondition: [inTargetVpc(subnet.id, target)] },
    });
    declaredAt(named(source, name), subnet.declaredAt);
    const tables = this.tablesWith(`${name}-tables`, target, "association.subnet-id", subnet.id);
    const own = `${addressOf(declaredAt(named(tables, name), subnet.declaredAt))}.ids`;
    return `length(${own}) > 0 ? ${own} : ${main}.ids`;
  }

  private tablesWith(id: string, target: TargetVpc, name: string, value: string): DataAwsRouteTables {
    return new DataAwsRouteTables(this, id, { vpcId: target.vpcId, filter: [{ name, values: [value] }] });
  }
}

function inTargetVpc(id: string, target: TargetVpc): { condition: string; errorMessage: string } {
  return {
    condition: hcl(`self.vpc_id == ${literal(target.vpcId)}`),
    errorMessage: `${id} belongs to ${hcl("self.vpc_id")}, not to the target VPC ${target.vpcId}, so a route in it would lead nobody to the clusters. Correct routing or target.vpcId.`,
  };
}

// Sorted, so that the order in the file changes nothing; once, so that a repeated id is no second object.
function byId(objects: readonly Named[]): Named[] {
  const unique = new Map([...objects].reverse().map((object) => [object.id, object]));
  return [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
