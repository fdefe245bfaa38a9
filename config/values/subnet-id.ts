import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** A subnet: `subnet-…`. */
export type SubnetId = Brand<"SubnetId">;

export const SubnetId = defineResourceId<SubnetId>("subnet");
