/**
 * The route `transit-gateway`: its owner shares it, Astronomer attaches to it. Document: "Transit Gateway".
 * @module astro-connect/stacks/transit-gateway
 */
export type { TransitGatewayOutputs } from "../outputs";
export { ClusterAttachment, type ClusterAttachmentProps } from "./cluster-attachment";
export { Gateway, type GatewayProps } from "./gateway";
export { NetworkTarget, type NetworkTargetProps } from "./network-target";
export { Share, type ShareProps } from "./share";
export type { Target } from "./target";
export { TransitGateway, type TransitGatewayProps } from "./transit-gateway";
export { VpcTarget, type VpcTargetProps } from "./vpc-target";
