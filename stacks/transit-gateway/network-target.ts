import { Construct } from "constructs";
import type { AttachedNetwork } from "../../config/model/transit-gateway";
import type { Path } from "../../config/positions";
import { hcl, literal } from "../private/hcl";
import { existingAttachment } from "./existing-attachment";
import type { Gateway } from "./gateway";
import { routeToTarget, type Target } from "./target";

/** Properties of a NetworkTarget. */
export interface NetworkTargetProps extends Omit<AttachedNetwork, "name"> {
  readonly gateway: Gateway;
  readonly transitGatewayId?: string;
  /** Whether the stack makes the way back to the clusters. */
  readonly leadsBack: boolean;
  readonly declaredAt: Path;
}

/** An on-premises network behind a VPN or Direct Connect attachment that exists. */
export class NetworkTarget extends Construct implements Target {
  readonly attachmentId: string;
  readonly knownTable?: string;
  readonly inNewTable = false;

  constructor(scope: Construct, id: string, props: NetworkTargetProps) {
    super(scope, id);
    const { gateway, gatewayRouteTableId, transitGatewayId, leadsBack } = props;
    const address = existingAttachment(this, {
      attachmentId: props.attachmentId,
      ...(transitGatewayId === undefined ? {} : { transitGatewayId }),
      // A peering with a gateway of another Region announces nothing, so that only static routes lead there.
      resourceTypes: [
        "vpn",
        "direct-connect-gateway",
        "connect",
        ...(props.routes === "propagated" ? [] : ["peering"]),
      ],
      discoversTable: leadsBack && gatewayRouteTableId === undefined,
      key: "networks[]",
      declaredAt: [...props.declaredAt, "attachmentId"],
    });
    this.attachmentId = hcl(`${address}.transit_gateway_attachment_id`);
    this.knownTable =
      gatewayRouteTableId === undefined
        ? `${address}.association_transit_gateway_route_table_id`
        : literal(gatewayRouteTableId);
    routeToTarget(this, {
      gateway,
      id: props.attachmentId,
      attachmentId: this.attachmentId,
      routes: props.routes,
      cidrs: props.cidrs,
      declaredAt: [...props.declaredAt, "attachmentId"],
    });
  }
}
