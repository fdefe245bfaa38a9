import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** A route table: `rtb-…`. */
export type RouteTableId = Brand<"RouteTableId">;

export const RouteTableId = defineResourceId<RouteTableId>("rtb");
