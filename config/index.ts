/**
 * What a user declares: reads a `connections.yaml` into typed, read-only data. Nothing here loads the framework.
 * @module astro-connect/config
 */
export type { AwsService } from "./aws-services";
export { ConfigError, type Position, type Problem } from "./errors";
export {
  type LoadedDeclaration,
  type LoadedFacts,
  loadDeclaration,
  loadFacts,
  parseDeclaration,
} from "./load";
export { locateConfig, projectFolder } from "./locate";
export type * from "./model";
export type { Path, Positions } from "./positions";
export * from "./values";
