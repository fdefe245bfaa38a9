import type { AwsEndpointConnection } from "../../config/model";
import { awsProvider } from "../provider";
import type { RouteStack } from "../route-stack";
import { AwsEndpoints } from "./aws-endpoints";
import { intentOf } from "./intent";

/** How the route fills its stack. */
export const awsEndpoint: RouteStack<AwsEndpointConnection> = {
  providers: (stack, { target }) => {
    // Endpoints alone are all Astronomer's.
    if (target !== undefined) awsProvider(stack, target);
  },
  resources: (stack, connection) => {
    new AwsEndpoints(stack, "aws-endpoints", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
