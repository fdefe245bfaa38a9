/** The hand-overs of a public endpoint. Document: "Public Endpoints"; the service admits every cluster's addresses. */
import type { PublicEndpointConnection } from "../config/model";
import type { HandOver, RouteHandOvers, StackState } from "./model";
import { administratorHandOver } from "./public-endpoint/administrator";
import { connectHandOver } from "./public-endpoint/connect";
import { phaseOf } from "./public-endpoint/phase";
import { progress } from "./public-endpoint/progress";
import { requestHandOver } from "./public-endpoint/request";
import { retireHandOver } from "./public-endpoint/retire";

export const publicEndpoint: RouteHandOvers<PublicEndpointConnection> = {
  phaseOf,
  progress,
  handOvers: (connection: PublicEndpointConnection, state: StackState | undefined): readonly HandOver[] => {
    const all = connection.retired
      ? [retireHandOver(connection, state)]
      : [
          requestHandOver(connection, state),
          administratorHandOver(connection, state),
          connectHandOver(connection, state),
        ];
    return all.filter((handOver) => handOver !== undefined);
  },
};
