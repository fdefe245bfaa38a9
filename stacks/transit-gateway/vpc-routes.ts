import { Route } from "@cdktf/provider-aws/lib/route";
import { TerraformIterator } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { named, nameOf } from "../private/names";
import { cidrsOf } from "../shared/astro-vpc";
import type { RouteTables } from "../shared/route-tables";
import type { ClusterAttachment } from "./cluster-attachment";
import type { Gateway } from "./gateway";
import type { VpcTarget } from "./vpc-target";

/** Properties of VpcRoutes. */
export interface VpcRoutesProps {
  readonly gateway: Gateway;
  readonly attachment: ClusterAttachment;
  readonly vpc: VpcTarget;
  readonly routeTables: RouteTables;
  readonly declaredAt: Path;
}

/**
 * The way back in a VPC: a route to each CIDR of a cluster, in each route table, to the gateway. Attaching a VPC adds
 * no route to it.
 */
export class VpcRoutes extends Construct {
  constructor(scope: Construct, id: string, props: VpcRoutesProps) {
    super(scope, id);
    const { gateway, attachment, vpc, routeTables } = props;
    const tables = TerraformIterator.fromList(routeTables.ids);
    // Nothing is sent to what was not proved to be the cluster; and a VPC must be attached before it routes.
    const after = [attachment.association, ...(vpc.attached === undefined ? [] : [vpc.attached])];
    for (const cidr of cidrsOf(attachment.astro)) {
      const route = new Route(this, nameOf(cidr), {
        forEach: tables,
        routeTableId: tables.value as string,
        destinationCidrBlock: cidr,
        transitGatewayId: gateway.transitGatewayId,
        dependsOn: after,
        ...vpc.provider,
      });
      declaredAt(named(route, nameOf(attachment.astro.clusterId, vpc.vpcId, cidr)), props.declaredAt);
    }
  }
}
