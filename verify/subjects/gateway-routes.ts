import type { TransitGatewayRoute } from "@aws-sdk/client-ec2";
import type { Path } from "../../config/positions";
import { Cidr, cidrContains, prefixLength } from "../../config/values";
import type { Account } from "../aws/account";
import { deploying, judged, type Observation, type Scope, YOU } from "../observation";

/** Where traffic to some CIDRs has to go, in one route table of the gateway. */
export interface GatewayWay {
  readonly routeTableId: string;
  readonly cidrs: readonly string[];
  /** The attachment it has to leave by. */
  readonly attachmentId: string;
  readonly path: Path;
  /** Who sees to it. */
  readonly turn: string;
}

/** The routes of the gateway: active, and by the attachment that is meant. */
export async function gatewayRoutes(
  ways: readonly GatewayWay[],
  account: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  const tables = new Map<string, readonly TransitGatewayRoute[]>();
  for (const table of new Set(ways.map(({ routeTableId }) => routeTableId))) {
    const answer = await account.find("ec2:SearchTransitGatewayRoutes", {
      TransitGatewayRouteTableId: table,
      Filters: [{ Name: "state", Values: ["active", "blackhole"] }],
    });
    tables.set(table, answer?.Routes ?? []);
  }
  return ways.flatMap(({ routeTableId, cidrs, attachmentId, path, turn }) =>
    cidrs.map((cidr) => {
      const route = bestRoute(tables.get(routeTableId) ?? [], Cidr.of(cidr));
      const by =
        route?.TransitGatewayAttachments?.map((each) => each.TransitGatewayAttachmentId ?? "").join(", ") ??
        "";
      const found =
        route === undefined ? "no route" : route.State === "blackhole" ? "a black hole" : `active, by ${by}`;
      const right = route?.State === "active" && by.includes(attachmentId);
      return judged(right, "verify/gateway-route", `${routeTableId} ${cidr}`, path, found, {
        message: `${routeTableId} does not lead to ${cidr}`,
        expected: `active, by ${attachmentId}`,
        turn,
        fix: turn === YOU ? deploying(scope.id) : `ask for a route to ${cidr} in ${routeTableId}`,
      });
    }),
  );
}

/** As the gateway decides: the longest prefix wins. */
function bestRoute(routes: readonly TransitGatewayRoute[], cidr: Cidr): TransitGatewayRoute | undefined {
  const covering = routes.flatMap((route) => {
    const parsed = Cidr.parse(route.DestinationCidrBlock);
    return parsed.ok && cidrContains(parsed.value, cidr)
      ? [{ route, length: prefixLength(parsed.value) }]
      : [];
  });
  return covering.sort((a, b) => b.length - a.length)[0]?.route;
}
