import type { TerraformStack } from "cdktf";
import type { Connection } from "../config/model";
import { requireVersions } from "./provider";
import { routeOf } from "./routes";

/**
 * Gives a stack of your own the providers that the constructs of a connection act through, and demands releases of
 * Terraform and of every provider of the stack that the emitted Terraform is good for. A `ConnectionStack` has done so.
 */
export function addProviders(stack: TerraformStack, connection: Connection): void {
  routeOf(connection).providers(stack, connection);
  requireVersions(stack);
}
