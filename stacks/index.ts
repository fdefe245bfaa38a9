/** What Terraform is emitted: the app, one stack per connection, and constructs for anybody's own CDKTF app. */
import type { Construct } from "constructs";
import type { Connection } from "../config/model";
import { type ConnectionContext, ConnectionStack } from "./connection-stack";

export { type AppOptions, buildApp } from "./app";
export { type ConnectionContext, ConnectionStack } from "./connection-stack";
export { type Origin, ORIGIN_VARIABLE, type OriginResolver, type SourcePosition } from "./origin";
export type { EndpointServiceOutputs, VpcPeeringOutputs } from "./outputs";
export type { TransitGatewayOutputs } from "./outputs/transit-gateway";
export { AWS_PROVIDER_VERSIONS, awsProvider, requireVersions, TERRAFORM_VERSIONS } from "./provider";
export * from "./endpoint-service";
export * from "./shared";
export * from "./transit-gateway";
export * from "./vpc-peering";

/** Puts the stack of a connection into an app, whatever its route. */
export function connectionStack(
  app: Construct,
  connection: Connection,
  context?: ConnectionContext,
): ConnectionStack {
  return new ConnectionStack(app, connection, context);
}
