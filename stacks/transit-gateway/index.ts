/** The route `transit-gateway`: its owner shares it, Astronomer attaches to it. Document: "Transit Gateway". */
export type { TransitGatewayOutputs } from "../outputs";
export { ClusterAttachment, type ClusterAttachmentProps } from "./cluster-attachment";
export { Gateway, type GatewayProps } from "./gateway";
export { NetworkTarget, type NetworkTargetProps } from "./network-target";
export { Share, type ShareProps } from "./share";
export { TransitGateway, type TransitGatewayProps } from "./transit-gateway";
export { VpcTarget, type VpcTargetProps } from "./vpc-target";
