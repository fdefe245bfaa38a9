import type { Connection, Route } from "../config/model";
import { awsEndpoint } from "./aws-endpoint";
import { endpointService } from "./endpoint-service";
import type { RouteHandOvers } from "./model";
import { publicEndpoint } from "./public-endpoint";
import { thirdPartyEndpoint } from "./third-party-endpoint";
import { transitGateway } from "./transit-gateway";
import { vpcPeering } from "./vpc-peering";

/** Every route and the module that knows its hand-overs: a new route is one file and one line here. */
const ROUTES: { readonly [R in Route]: RouteHandOvers<Extract<Connection, { readonly route: R }>> } = {
  "aws-endpoint": awsEndpoint,
  "endpoint-service": endpointService,
  "vpc-peering": vpcPeering,
  "public-endpoint": publicEndpoint,
  "third-party-endpoint": thirdPartyEndpoint,
  "transit-gateway": transitGateway,
};

/** The module that knows the hand-overs of the connection's route. */
export function routeOf<C extends Connection>(connection: C): RouteHandOvers<C> {
  // The table pairs each route with the module for exactly its connections.
  return ROUTES[connection.route] as unknown as RouteHandOvers<C>;
}
