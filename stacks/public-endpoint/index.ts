/** The route `public-endpoint`: a service on the internet admits the clusters. Document: "Public Endpoints". */
import type { PublicEndpointConnection } from "../../config/model";
import type { RouteStack } from "../route-stack";
import { intentOf } from "./intent";
import { emitProviders } from "./providers";
import { PublicEndpoint } from "./public-endpoint";

export { ClusterAddresses, type ClusterAddressesProps } from "./cluster-addresses";
export { DatabricksList, type DatabricksListProps } from "./databricks-list";
export type { PublicEndpointIntent } from "./intent";
export { PublicEndpoint, type PublicEndpointProps } from "./public-endpoint";
export { SecurityGroupAddresses, type SecurityGroupAddressesProps } from "./security-group-addresses";
export { SnowflakePolicy, type SnowflakePolicyProps } from "./snowflake-policy";

/** How the route fills its stack. */
export const publicEndpoint: RouteStack<PublicEndpointConnection> = {
  providers: emitProviders,
  resources: (stack, connection) => {
    new PublicEndpoint(stack, "public-endpoint", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
