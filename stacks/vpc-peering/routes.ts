import { Route } from "@cdktf/provider-aws/lib/route";
import { TerraformIterator } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { named, nameOf } from "../private/names";
import { cidrsOf } from "../shared/astro-vpc";
import type { PeeringAccepter } from "./peering-accepter";
import type { RouteTables } from "../shared/route-tables";

/** Properties of Routes. */
export interface RoutesProps {
  readonly accepter: PeeringAccepter;
  readonly routeTables: RouteTables;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * The way back: a route to each CIDR of a cluster, in each route table, through the accepted peering connection.
 *
 * The instances of a route are keyed by route table id, so that another table moves none of them.
 */
export class Routes extends Construct {
  /** CIDRs that are routed. */
  readonly cidrs: readonly string[];

  constructor(scope: Construct, id: string, props: RoutesProps) {
    super(scope, id);
    const { accepter, routeTables } = props;
    this.cidrs = cidrsOf(accepter.astro);
    const tables = TerraformIterator.fromList(routeTables.ids);
    for (const cidr of this.cidrs) {
      const route = new Route(this, nameOf(cidr), {
        forEach: tables,
        routeTableId: tables.value as string,
        destinationCidrBlock: cidr,
        // From the accepter: a route through a pending peering connection drops what it should carry.
        vpcPeeringConnectionId: accepter.activePeeringConnectionId,
      });
      declaredAt(named(route, nameOf(accepter.astro.clusterId, cidr)), props.declaredAt);
    }
  }
}
