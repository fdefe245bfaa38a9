import type { ThirdPartyEndpointConnection } from "../../config/model";
import type { RouteStack } from "../route-stack";
import { intentOf } from "./intent";
import { emitProviders } from "./providers";
import { ThirdPartyEndpoint } from "./third-party-endpoint";

/** How the route fills its stack. */
export const thirdPartyEndpoint: RouteStack<ThirdPartyEndpointConnection> = {
  providers: emitProviders,
  resources: (stack, connection) => {
    new ThirdPartyEndpoint(stack, "third-party-endpoint", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
