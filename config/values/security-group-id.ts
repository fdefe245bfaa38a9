import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** A security group: `sg-…`. */
export type SecurityGroupId = Brand<"SecurityGroupId">;

export const SecurityGroupId = defineResourceId<SecurityGroupId>("sg");
