import type { Connection, Route } from "../config/model";
import { awsEndpoint } from "./aws-endpoint/route";
import { endpointService } from "./endpoint-service/route";
import { publicEndpoint } from "./public-endpoint/route";
import type { RouteStack } from "./route-stack";
import { thirdPartyEndpoint } from "./third-party-endpoint/route";
import { transitGateway } from "./transit-gateway/route";
import { vpcPeering } from "./vpc-peering/route";

/** Every route and what it puts into a stack: a new route is one folder and one line here. */
const ROUTES: { readonly [R in Route]: RouteStack<Extract<Connection, { readonly route: R }>> } = {
  "aws-endpoint": awsEndpoint,
  "endpoint-service": endpointService,
  "vpc-peering": vpcPeering,
  "public-endpoint": publicEndpoint,
  "third-party-endpoint": thirdPartyEndpoint,
  "transit-gateway": transitGateway,
};

/** What the connection's route puts into its stack. */
export function routeOf<C extends Connection>(connection: C): RouteStack<C> {
  // The table pairs each route with the module for exactly its connections.
  return ROUTES[connection.route] as unknown as RouteStack<C>;
}
