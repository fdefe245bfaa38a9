/**
 * The route `third-party-endpoint`: Astro reaches Snowflake or Databricks over AWS PrivateLink. Document: "Third Party
 * Interface Endpoints".
 * @module astro-connect/stacks/third-party-endpoint
 */
export type { ThirdPartyEndpointOutputs } from "../outputs";
export {
  type AddedEndpoint,
  DatabricksAdmission,
  type DatabricksAdmissionProps,
} from "./databricks-admission";
export { SnowflakeAdmission, type SnowflakeAdmissionProps } from "./snowflake-admission";
export { ThirdPartyEndpoint, type ThirdPartyEndpointProps } from "./third-party-endpoint";
