/**
 * The hand-overs of custom endpoint services. Document: "Custom Interface Endpoint Services"; the customer makes the
 * service, Astronomer adds the endpoint, the customer accepts it.
 */
import type { EndpointServiceConnection } from "../config/model/endpoint-service";
import { completeHandOver } from "./endpoint-service/complete";
import { domainHandOver } from "./endpoint-service/domain";
import { ownerHandOver } from "./endpoint-service/owner";
import { phaseOf } from "./endpoint-service/phase";
import { progress } from "./endpoint-service/progress";
import { requestHandOver } from "./endpoint-service/request";
import { retireHandOver } from "./endpoint-service/retire";
import type { HandOver, RouteHandOvers, StackState } from "./model";

export const endpointService: RouteHandOvers<EndpointServiceConnection> = {
  phaseOf: (_connection, cluster) => phaseOf(cluster),
  progress,
  handOvers: (connection: EndpointServiceConnection, state: StackState | undefined): readonly HandOver[] => {
    const all = connection.retired
      ? [retireHandOver(connection, state)]
      : [
          ownerHandOver(connection, state),
          domainHandOver(connection, state),
          requestHandOver(connection, state),
          completeHandOver(connection, state),
        ];
    return all.filter((handOver) => handOver !== undefined);
  },
};
