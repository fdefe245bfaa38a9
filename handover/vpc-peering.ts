/** The hand-overs of VPC peering. Document: "VPC Peering"; Astronomer requests, the owner of the target VPC accepts. */
import type { VpcPeeringConnection } from "../config/model";
import type { HandOver, RouteHandOvers, StackState } from "./model";
import { completeHandOver } from "./vpc-peering/complete";
import { ownerHandOver } from "./vpc-peering/owner";
import { phaseOf } from "./vpc-peering/phase";
import { progress } from "./vpc-peering/progress";
import { requestHandOver } from "./vpc-peering/request";
import { retireHandOver } from "./vpc-peering/retire";

export const vpcPeering: RouteHandOvers<VpcPeeringConnection> = {
  phaseOf: (_connection, cluster) => phaseOf(cluster),
  progress,
  handOvers: (connection: VpcPeeringConnection, state: StackState | undefined): readonly HandOver[] => {
    const all = connection.retired
      ? [retireHandOver(connection, state)]
      : [
          requestHandOver(connection, state),
          ownerHandOver(connection, state),
          completeHandOver(connection, state),
        ];
    return all.filter((handOver) => handOver !== undefined);
  },
};
