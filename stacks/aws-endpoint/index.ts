/**
 * The route `aws-endpoint`: Astronomer adds endpoints of AWS services. Document: "Builtin AWS Endpoints".
 * @module astro-connect/stacks/aws-endpoint
 */
export type { AwsEndpointOutputs } from "../outputs";
export { AwsEndpoints, type AwsEndpointsProps } from "./aws-endpoints";
export { BucketAccess, type BucketAccessProps } from "./bucket-access";
export { RedshiftAuthorization, type RedshiftAuthorizationProps } from "./redshift-authorization";
export { RestApiAccess, type RestApiAccessProps } from "./rest-api-access";
