import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** What is attached to a transit gateway, a VPC, VPN or Direct Connect gateway: `tgw-attach-…`. */
export type TransitGatewayAttachmentId = Brand<"TransitGatewayAttachmentId">;

export const TransitGatewayAttachmentId = defineResourceId<TransitGatewayAttachmentId>("tgw-attach");
