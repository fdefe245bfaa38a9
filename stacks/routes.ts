import type { Connection, Route } from "../config/model";
import type { RouteStack } from "./route-stack";

type Routes = { readonly [R in Route]: () => RouteStack<Extract<Connection, { readonly route: R }>> };

/**
 * Every route and what it puts into a stack: a new route is one folder and one line here. Loaded when a connection takes it,
 * because an app has the providers of its own routes only.
 */
const ROUTES: Routes = {
  "aws-endpoint": () =>
    (require("./aws-endpoint/route") as typeof import("./aws-endpoint/route")).awsEndpoint,
  "endpoint-service": () =>
    (require("./endpoint-service/route") as typeof import("./endpoint-service/route")).endpointService,
  "vpc-peering": () => (require("./vpc-peering/route") as typeof import("./vpc-peering/route")).vpcPeering,
  "public-endpoint": () =>
    (require("./public-endpoint/route") as typeof import("./public-endpoint/route")).publicEndpoint,
  "third-party-endpoint": () =>
    (require("./third-party-endpoint/route") as typeof import("./third-party-endpoint/route"))
      .thirdPartyEndpoint,
  "transit-gateway": () =>
    (require("./transit-gateway/route") as typeof import("./transit-gateway/route")).transitGateway,
};

/** What the connection's route puts into its stack. */
export function routeOf<C extends Connection>(connection: C): RouteStack<C> {
  // The table pairs each route with the module for exactly its connections.
  return ROUTES[connection.route]() as unknown as RouteStack<C>;
}
