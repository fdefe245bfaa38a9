import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { RouteStack } from "../route-stack";
import { intentOf } from "./intent";
import { addProviders } from "./providers";
import { TransitGateway } from "./transit-gateway";

/** How the route fills its stack. */
export const transitGateway: RouteStack<TransitGatewayConnection> = {
  providers: addProviders,
  resources: (stack, connection) => {
    new TransitGateway(stack, "transit-gateway", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
