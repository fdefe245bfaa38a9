import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Connection } from "../config/model";
import { type AdoptionContext, type Config, withAdopted } from "./adoption";
import { addBackend } from "./backend";
import { emitOrigin, type OriginResolver } from "./origin";
import { requireVersions } from "./provider";
import { routeOf } from "./routes";

/** What surrounds the stack of a connection. */
export interface ConnectionContext {
  /** Folder that relative state folders start from. @default - the working directory */
  readonly projectDir?: string;
  /** Says where in the file the connection's values stand. @default - the plan does not tell its origin */
  readonly origin?: OriginResolver;
}

/**
 * One connection: one stack, named by the connection's id, with one Terraform state.
 *
 * A retired connection emits its provider and nothing else, so `deploy` and `destroy` both remove what it still has,
 * and neither brings it back.
 */
export class ConnectionStack extends TerraformStack {
  private readonly adoption: AdoptionContext;

  constructor(scope: Construct, connection: Connection, context: ConnectionContext = {}) {
    super(scope, connection.id);
    const route = routeOf(connection);
    this.adoption = { connection, ...context };
    addBackend(this, connection, context.projectDir ?? process.cwd());
    route.providers(this, connection);
    requireVersions(this);
    if (!connection.retired) route.resources(this, connection);
    if (context.origin === undefined) return;
    // Nothing is missing from a connection that is to go.
    emitOrigin(
      this,
      connection,
      connection.retired ? { retired: true } : route.intent(connection),
      context.origin,
    );
  }
  /** @throws ConfigError when the connection adopts what it does not make */
  override toTerraform(): unknown {
    return withAdopted(super.toTerraform() as Config, this.adoption);
  }
}
