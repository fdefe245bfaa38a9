import type { Connection, Route } from "../config/model";
import type { Reach } from "./reach";
import { awsEndpoint } from "./routes/aws-endpoint";
import { endpointService } from "./routes/endpoint-service";
import { publicEndpoint } from "./routes/public-endpoint";
import { thirdPartyEndpoint } from "./routes/third-party-endpoint";
import { transitGateway } from "./routes/transit-gateway";
import { vpcPeering } from "./routes/vpc-peering";

/** Every route, and what its connections lead to: a new route is one file and one line here. */
const ROUTES: {
  readonly [R in Route]: (connection: Extract<Connection, { readonly route: R }>) => Reach;
} = {
  "public-endpoint": publicEndpoint,
  "vpc-peering": vpcPeering,
  "transit-gateway": transitGateway,
  "aws-endpoint": awsEndpoint,
  "endpoint-service": endpointService,
  "third-party-endpoint": thirdPartyEndpoint,
};

/** What a connection leads to. */
export function reachOf(connection: Connection): Reach {
  // The table pairs each route with the function for exactly its connections.
  return (ROUTES[connection.route] as (connection: Connection) => Reach)(connection);
}
