import { DataAwsRouteTable } from "@cdktf/provider-aws/lib/data-aws-route-table";
import { DataAwsRouteTables } from "@cdktf/provider-aws/lib/data-aws-route-tables";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { TerraformLocal, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";

/** An existing object, and where it was declared. */
export interface Named {
  readonly id: string;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** The VPC that route tables must belong to. */
export interface VpcOfTables {
  readonly vpcId: string;
  /** What people call it: "the target VPC". */
  readonly what: string;
  /** Key of the file that says its id. */
  readonly key: string;
}

/** Properties of RouteTables. */
export interface RouteTablesProps {
  readonly vpc: VpcOfTables;
  /** Route tables named by id. */
  readonly routeTables: readonly Named[];
  /** Subnets whose route tables are meant: the one a subnet is associated with, else the main one of the VPC. */
  readonly subnets: readonly Named[];
  /** Where the VPC is. @default - the stack's own provider */
  readonly provider?: TerraformProvider;
  /** Tells apart what belongs to this VPC where a stack has several. @default - the stack has one VPC */
  readonly suffix?: string;
}

/** The route tables of a VPC that need a way back to the clusters: named ones, and those of named subnets. */
export class RouteTables extends Construct {
  /** The ids, each once however many subnets lead to it. */
  readonly ids: string[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RouteTablesProps,
  ) {
    super(scope, id);
    const tables = byId(props.routeTables).map((table) => this.read(table));
    const subnets = byId(props.subnets);
    const main = subnets.length === 0 ? "" : this.readMain();
    const lists = [
      ...(tables.length === 0 ? [] : [`[${tables.join(", ")}]`]),
      ...subnets.map((subnet) => this.readSubnet(subnet, main)),
    ];
    const all = lists.length === 0 ? "[]" : `sort(distinct(concat(${lists.join(", ")})))`;
    this.ids = named(new TerraformLocal(this, "ids", hcl(all)), this.name("route_table_ids")).asList;
  }

  private read(table: Named): string {
    const source = new DataAwsRouteTable(this, nameOf(table.id), {
      routeTableId: table.id,
      ...this.provider,
      lifecycle: { postcondition: [inVpc(table.id, this.props.vpc)] },
    });
    return `${addressOf(declaredAt(named(source, nameOf(table.id)), table.declaredAt))}.route_table_id`;
  }

  private readMain(): string {
    return addressOf(named(this.tablesWith("main", "association.main", "true"), this.name("main")));
  }

  private readSubnet(subnet: Named, main: string): string {
    const name = nameOf(subnet.id);
    const source = new DataAwsSubnet(this, name, {
      id: subnet.id,
      ...this.provider,
      lifecycle: { postcondition: [inVpc(subnet.id, this.props.vpc)] },
    });
    declaredAt(named(source, name), subnet.declaredAt);
    const tables = this.tablesWith(`${name}-tables`, "association.subnet-id", subnet.id);
    const own = `${addressOf(declaredAt(named(tables, name), subnet.declaredAt))}.ids`;
    return `length(${own}) > 0 ? ${own} : ${main}.ids`;
  }

  private tablesWith(id: string, name: string, value: string): DataAwsRouteTables {
    const { vpcId } = this.props.vpc;
    return new DataAwsRouteTables(this, id, { vpcId, ...this.provider, filter: [{ name, values: [value] }] });
  }

  private get provider(): { readonly provider?: TerraformProvider } {
    return this.props.provider === undefined ? {} : { provider: this.props.provider };
  }

  private name(name: string): string {
    return this.props.suffix === undefined ? name : `${name}_${nameOf(this.props.suffix)}`;
  }
}

function inVpc(id: string, { vpcId, what, key }: VpcOfTables): { condition: string; errorMessage: string } {
  return {
    condition: hcl(`self.vpc_id == ${literal(vpcId)}`),
    errorMessage: `${id} belongs to ${hcl("self.vpc_id")}, not to ${what} ${vpcId}, so a route in it would lead nobody to the clusters. Correct routing or ${key}.`,
  };
}

// Sorted, so that the order in the file changes nothing; once, so that a repeated id is no second object.
function byId(objects: readonly Named[]): Named[] {
  const unique = new Map([...objects].reverse().map((object) => [object.id, object]));
  return [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
