/** The hand-overs of built-in AWS endpoints. Document: "Builtin AWS Endpoints"; Astronomer adds them by ticket. */
import type { AwsEndpointConnection } from "../config/model";
import { connectHandOver } from "./aws-endpoint/connect";
import { ownerHandOver } from "./aws-endpoint/owner";
import { phaseOf } from "./aws-endpoint/phase";
import { progress } from "./aws-endpoint/progress";
import { requestHandOver } from "./aws-endpoint/request";
import { retireHandOvers } from "./aws-endpoint/retire";
import type { HandOver, RouteHandOvers, StackState } from "./model";

export const awsEndpoint: RouteHandOvers<AwsEndpointConnection> = {
  phaseOf,
  progress,
  handOvers: (connection: AwsEndpointConnection, state: StackState | undefined): readonly HandOver[] => {
    if (connection.retired) return retireHandOvers(connection, state);
    const all = [
      requestHandOver(connection, state),
      ownerHandOver(connection, state),
      connectHandOver(connection, state),
    ];
    return all.filter((handOver) => handOver !== undefined);
  },
};
