/** The route `aws-endpoint`: Astronomer adds endpoints of AWS services. Document: "Builtin AWS Endpoints". */
import type { AwsEndpointConnection } from "../../config/model";
import { awsProvider } from "../provider";
import type { RouteStack } from "../route-stack";
import { AwsEndpoints } from "./aws-endpoints";
import { intentOf } from "./intent";

export { AwsEndpoints, type AwsEndpointsProps } from "./aws-endpoints";
export { BucketAccess, type BucketAccessProps } from "./bucket-access";
export type { AwsEndpointIntent } from "./intent";
export type { AwsEndpointOutputs } from "../outputs/aws-endpoint";
export { RedshiftAuthorization, type RedshiftAuthorizationProps } from "./redshift-authorization";
export { RestApiAccess, type RestApiAccessProps } from "./rest-api-access";

/** How the route fills its stack. */
export const awsEndpoint: RouteStack<AwsEndpointConnection> = {
  providers: (stack, { target }) => {
    // Endpoints alone are all Astronomer's.
    if (target !== undefined) awsProvider(stack, target);
  },
  resources: (stack, connection) => {
    new AwsEndpoints(stack, "aws-endpoints", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
