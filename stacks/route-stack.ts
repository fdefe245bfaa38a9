import type { TerraformStack } from "cdktf";
import type { Connection } from "../config/model";
import type { Intent } from "./origin";

/** What a route puts into the stack of one of its connections. */
export interface RouteStack<C extends Connection> {
  /** Emits the providers; a retired connection has nothing else, so that Terraform can destroy what its state holds. */
  providers(stack: TerraformStack, connection: C): void;
  /** Emits everything that exists while the connection does. */
  resources(stack: TerraformStack, connection: C): void;
  /** What the connection asks for, for the rules that judge what is missing. */
  intent(connection: C): Intent;
}
