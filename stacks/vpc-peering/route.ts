import type { VpcPeeringConnection } from "../../config/model";
import { awsProvider } from "../provider";
import type { RouteStack } from "../route-stack";
import { intentOf } from "./intent";
import { VpcPeering } from "./vpc-peering";

/** How the route fills its stack. */
export const vpcPeering: RouteStack<VpcPeeringConnection> = {
  providers: (stack, { target }) => {
    awsProvider(stack, target);
  },
  resources: (stack, connection) => {
    new VpcPeering(stack, "vpc-peering", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
