import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** A VPC peering connection: `pcx-…`. */
export type PeeringConnectionId = Brand<"PeeringConnectionId">;

export const PeeringConnectionId = defineResourceId<PeeringConnectionId>("pcx");
