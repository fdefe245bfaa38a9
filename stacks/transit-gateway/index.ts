/** The route `transit-gateway`: its owner shares it, Astronomer attaches to it. Document: "Transit Gateway". */
import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { RouteStack } from "../route-stack";
import { intentOf } from "./intent";
import { addProviders } from "./providers";
import { TransitGateway } from "./transit-gateway";

export { ClusterAttachment, type ClusterAttachmentProps } from "./cluster-attachment";
export { Gateway, type GatewayProps } from "./gateway";
export type { TransitGatewayIntent } from "./intent";
export { NetworkTarget, type NetworkTargetProps } from "./network-target";
export { Share, type ShareProps } from "./share";
export { TransitGateway, type TransitGatewayProps } from "./transit-gateway";
export { VpcTarget, type VpcTargetProps } from "./vpc-target";

/** How the route fills its stack. */
export const transitGateway: RouteStack<TransitGatewayConnection> = {
  providers: addProviders,
  resources: (stack, connection) => {
    new TransitGateway(stack, "transit-gateway", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
