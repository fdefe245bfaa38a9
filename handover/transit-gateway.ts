/** The hand-overs of a transit gateway. Document: "Transit Gateway"; its owner shares it, Astronomer attaches to it. */
import type { TransitGatewayConnection } from "../config/model/transit-gateway";
import type { HandOver, RouteHandOvers, StackState } from "./model";
import { completeHandOver } from "./transit-gateway/complete";
import { dnsHandOver } from "./transit-gateway/dns";
import { ownerHandOvers } from "./transit-gateway/owners";
import { phaseOf } from "./transit-gateway/phase";
import { progress } from "./transit-gateway/progress";
import { requestHandOver } from "./transit-gateway/request";
import { retireHandOver } from "./transit-gateway/retire";

export const transitGateway: RouteHandOvers<TransitGatewayConnection> = {
  phaseOf: (_connection, cluster) => phaseOf(cluster),
  progress,
  handOvers: (connection: TransitGatewayConnection, state: StackState | undefined): readonly HandOver[] => {
    const all = connection.retired
      ? [retireHandOver(connection, state)]
      : [
          ...ownerHandOvers(connection, state),
          requestHandOver(connection, state),
          dnsHandOver(connection, state),
          completeHandOver(connection, state),
        ];
    return all.filter((handOver) => handOver !== undefined);
  },
};
