import type { Connection, Route } from "../config/model";
import type { RouteStack } from "./route-stack";
import { vpcPeering } from "./vpc-peering";

/** Every route and what it puts into a stack: a new route is one folder and one line here. */
const ROUTES: { readonly [R in Route]: RouteStack<Extract<Connection, { readonly route: R }>> } = {
  "vpc-peering": vpcPeering,
};

/** What the connection's route puts into its stack. */
export function routeOf<C extends Connection>(connection: C): RouteStack<C> {
  return ROUTES[connection.route];
}
