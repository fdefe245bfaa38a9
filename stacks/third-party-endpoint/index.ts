/**
 * The route `third-party-endpoint`: Astro reaches Snowflake or Databricks over AWS PrivateLink. Document: "Third Party
 * Interface Endpoints".
 */
import type { ThirdPartyEndpointConnection } from "../../config/model";
import type { RouteStack } from "../route-stack";
import { intentOf } from "./intent";
import { emitProviders } from "./providers";
import { ThirdPartyEndpoint } from "./third-party-endpoint";

export {
  type AddedEndpoint,
  DatabricksAdmission,
  type DatabricksAdmissionProps,
} from "./databricks-admission";
export type { ThirdPartyEndpointIntent } from "./intent";
export type { ThirdPartyEndpointOutputs } from "../outputs/third-party-endpoint";
export { SnowflakeAdmission, type SnowflakeAdmissionProps } from "./snowflake-admission";
export { ThirdPartyEndpoint, type ThirdPartyEndpointProps } from "./third-party-endpoint";

/** How the route fills its stack. */
export const thirdPartyEndpoint: RouteStack<ThirdPartyEndpointConnection> = {
  providers: emitProviders,
  resources: (stack, connection) => {
    new ThirdPartyEndpoint(stack, "third-party-endpoint", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
