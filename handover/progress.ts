import type { Connection } from "../config/model";
import type { ConnectionProgress, StackState } from "./model";
import { connectionPhase } from "./phase";
import { routeOf } from "./routes";

/**
 * How far a connection has come: per cluster its phase, what is done, what is awaited and from whom, the next step.
 *
 * @param state - what is known of the deployed stack. `undefined`: its state cannot be read from here
 */
export function progress(connection: Connection, state?: StackState): ConnectionProgress {
  return {
    id: connection.id,
    name: connection.name,
    route: connection.route,
    retired: connection.retired,
    phase: connectionPhase(connection),
    deployed: state?.deployed ?? null,
    clusters: routeOf(connection).progress(connection, state),
  };
}
