import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** A route table of a transit gateway: `tgw-rtb-…`. */
export type TransitGatewayRouteTableId = Brand<"TransitGatewayRouteTableId">;

export const TransitGatewayRouteTableId = defineResourceId<TransitGatewayRouteTableId>("tgw-rtb");
