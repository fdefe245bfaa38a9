import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** An EC2 instance: `i-…`. */
export type InstanceId = Brand<"InstanceId">;

export const InstanceId = defineResourceId<InstanceId>("i");
