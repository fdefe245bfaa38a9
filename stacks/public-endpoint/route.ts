import type { PublicEndpointConnection } from "../../config/model";
import type { RouteStack } from "../route-stack";
import { intentOf } from "./intent";
import { emitProviders } from "./providers";
import { PublicEndpoint } from "./public-endpoint";

/** How the route fills its stack. */
export const publicEndpoint: RouteStack<PublicEndpointConnection> = {
  providers: emitProviders,
  resources: (stack, connection) => {
    new PublicEndpoint(stack, "public-endpoint", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
