import type { Connection, Phase } from "../config/model";
import { routeOf } from "./routes";

/** The phase of one cluster of a connection, derived from which ids the file holds. */
export function phaseOf<C extends Connection>(connection: C, cluster: C["clusters"][number]): Phase {
  return routeOf(connection).phaseOf(connection, cluster);
}

/** The phase of a connection: that of its least advanced cluster. */
export function connectionPhase(connection: Connection): Phase {
  return connection.clusters.some((cluster) => phaseOf(connection, cluster) === "request")
    ? "request"
    : "complete";
}
