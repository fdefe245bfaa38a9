import type { Connection } from "../config/model";
import type { HandOver, StackState } from "./model";
import { routeOf } from "./routes";

/**
 * All hand-overs of a connection in the order they follow one another; `due` marks those whose turn it is.
 *
 * @param state - what is known of the deployed stack. `undefined`: its state cannot be read from here
 */
export function handOvers(connection: Connection, state?: StackState): readonly HandOver[] {
  return routeOf(connection).handOvers(connection, state);
}
