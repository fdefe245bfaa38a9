import { ConnectionStack, loadDeclaration, synth } from "astro-connect";
import { App } from "cdktf";
import { OrdersNetwork } from "./orders-network";

const config = "connections.yaml";
const app = new App();
for (const connection of loadDeclaration(config).declaration.connections) {
  if (connection.route === "vpc-peering") new OrdersNetwork(app, connection);
  else new ConnectionStack(app, connection);
}
// Instead of app.synth(): judges every stack, ours too, and writes nothing if one is refused.
synth(app, { config });
