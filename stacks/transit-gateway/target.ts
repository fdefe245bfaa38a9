import { Ec2TransitGatewayRoute } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route";
import { Ec2TransitGatewayRouteTablePropagation } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation";
import type { Construct } from "constructs";
import type { RouteSource } from "../../config/model/transit-gateway";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { named, nameOf } from "../private/names";
import type { Gateway } from "./gateway";

/** What the clusters reach over the gateway: a VPC or an on-premises network. */
export interface Target {
  /** Its attachment, known once it is accepted. */
  readonly attachmentId: string;
  /** Expression: the route table it is associated with, where the file or the attachment tells it. */
  readonly knownTable?: string;
  /** Whether it is associated with the route table that the stack makes for new attachments. */
  readonly inNewTable: boolean;
}

/** The way from the clusters' route table to a target. */
export interface WayToTarget {
  readonly gateway: Gateway;
  /** VPC id or attachment id; names what is emitted. */
  readonly id: string;
  readonly attachmentId: string;
  readonly routes: RouteSource;
  readonly cidrs: readonly string[];
  readonly declaredAt: Path;
}

/** Lets the clusters' route table know the way to a target. */
export function routeToTarget(scope: Construct, way: WayToTarget): void {
  const { gateway, id, attachmentId, routes, cidrs } = way;
  if (routes === "existing") return;
  const shared = {
    transitGatewayAttachmentId: attachmentId,
    transitGatewayRouteTableId: gateway.clustersTableId,
  };
  if (routes === "propagated") {
    const propagation = new Ec2TransitGatewayRouteTablePropagation(scope, "to-target", shared);
    declaredAt(named(propagation, nameOf(id)), way.declaredAt);
    return;
  }
  for (const cidr of [...new Set(cidrs)].sort()) {
    const route = new Ec2TransitGatewayRoute(scope, `to-target-${nameOf(cidr)}`, {
      destinationCidrBlock: cidr,
      ...shared,
    });
    declaredAt(named(route, nameOf(id, cidr)), way.declaredAt);
  }
}
