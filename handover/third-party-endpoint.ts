/**
 * The hand-overs of third-party endpoints. Document: "Third Party Interface Endpoints"; the provider authorizes the
 * Astronomer account, Astronomer adds the endpoint and its DNS entries, Terraform lets it in.
 */
import type { ThirdPartyEndpointConnection } from "../config/model";
import type { HandOver, RouteHandOvers, StackState } from "./model";
import { administratorHandOver } from "./third-party-endpoint/administrator";
import { authorizeHandOver } from "./third-party-endpoint/authorize";
import { completeHandOver } from "./third-party-endpoint/complete";
import { connectHandOver } from "./third-party-endpoint/connect";
import { phaseOf } from "./third-party-endpoint/phase";
import { progress } from "./third-party-endpoint/progress";
import { requestHandOver } from "./third-party-endpoint/request";
import { retireHandOvers } from "./third-party-endpoint/retire";

export const thirdPartyEndpoint: RouteHandOvers<ThirdPartyEndpointConnection> = {
  phaseOf: (_connection, member) => phaseOf(member),
  progress,
  handOvers: (
    connection: ThirdPartyEndpointConnection,
    state: StackState | undefined,
  ): readonly HandOver[] => {
    if (connection.retired) return retireHandOvers(connection, state);
    const all = [
      authorizeHandOver(connection),
      requestHandOver(connection),
      administratorHandOver(connection, state),
      completeHandOver(connection, state),
      connectHandOver(connection, state),
    ];
    return all.filter((handOver) => handOver !== undefined);
  },
};
