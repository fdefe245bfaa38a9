import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import { awsProvider } from "../provider";
import type { RouteStack } from "../route-stack";
import { EndpointService } from "./endpoint-service";
import { intentOf } from "./intent";

/** How the route fills its stack. */
export const endpointService: RouteStack<EndpointServiceConnection> = {
  providers: (stack, { target }) => {
    awsProvider(stack, target);
  },
  resources: (stack, connection) => {
    new EndpointService(stack, "endpoint-service", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
