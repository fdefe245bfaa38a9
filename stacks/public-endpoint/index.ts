/**
 * The route `public-endpoint`: a service on the internet admits the clusters. Document: "Public Endpoints".
 * @module astro-connect/stacks/public-endpoint
 */
export type { PublicEndpointOutputs } from "../outputs";
export { ClusterAddresses, type ClusterAddressesProps } from "./cluster-addresses";
export { DatabricksList, type DatabricksListProps } from "./databricks-list";
export { PublicEndpoint, type PublicEndpointProps } from "./public-endpoint";
export { SecurityGroupAddresses, type SecurityGroupAddressesProps } from "./security-group-addresses";
export { SnowflakePolicy, type SnowflakePolicyProps } from "./snowflake-policy";
