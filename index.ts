/**
 * What most CDKTF apps need: read a `connections.yaml`, put its stacks into an app, and judge every stack of the app
 * before its Terraform is written.
 *
 * @example
 * ```ts
 * import { App } from "cdktf";
 * import { ConnectionStack, loadDeclaration, synth } from "astro-connect";
 *
 * const app = new App();
 * for (const connection of loadDeclaration("connections.yaml").declaration.connections) {
 *   new ConnectionStack(app, connection);
 * }
 * synth(app, { config: "connections.yaml" }); // instead of app.synth()
 * ```
 *
 * @module astro-connect
 */
export { ConfigError, type LoadedDeclaration, loadDeclaration } from "./config";
export { CannotJudge } from "./gate";
export { type GateProps, StackValidation, synth } from "./gate/cdktf";
export { addProviders, type AppOptions, buildApp, type ConnectionContext, ConnectionStack } from "./stacks";
