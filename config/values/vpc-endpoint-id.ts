import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** A VPC endpoint: `vpce-…`. */
export type VpcEndpointId = Brand<"VpcEndpointId">;

export const VpcEndpointId = defineResourceId<VpcEndpointId>("vpce");
