import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** A transit gateway: `tgw-…`. */
export type TransitGatewayId = Brand<"TransitGatewayId">;

export const TransitGatewayId = defineResourceId<TransitGatewayId>("tgw");
