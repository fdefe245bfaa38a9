import { defineResourceId } from "./resource-id";
import type { Brand } from "./value";

/** An inbound endpoint of Route 53 Resolver: `rslvr-in-…`. */
export type InboundEndpointId = Brand<"InboundEndpointId">;

export const InboundEndpointId = defineResourceId<InboundEndpointId>("rslvr-in");

/** An outbound endpoint of Route 53 Resolver: `rslvr-out-…`. */
export type OutboundEndpointId = Brand<"OutboundEndpointId">;

export const OutboundEndpointId = defineResourceId<OutboundEndpointId>("rslvr-out");

/** A forwarding rule of Route 53 Resolver: `rslvr-rr-…`. */
export type ResolverRuleId = Brand<"ResolverRuleId">;

export const ResolverRuleId = defineResourceId<ResolverRuleId>("rslvr-rr");
