/**
 * What Terraform is emitted: the app of a file, one stack per connection, and what the routes have in common. The
 * constructs of a route are in its own folder.
 * @module astro-connect/stacks
 */
export { type AppOptions, buildApp } from "./app";
export { type ConnectionContext, ConnectionStack } from "./connection-stack";
export type { OriginResolver, SourcePosition } from "./origin";
export { AWS_PROVIDER_VERSIONS, awsProvider, requireVersions, TERRAFORM_VERSIONS } from "./provider";
export { addProviders } from "./providers";
export * from "./shared";
