import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** A VPC: `vpc-…`. */
export type VpcId = Brand<"VpcId">;

export const VpcId = defineResourceId<VpcId>("vpc");
