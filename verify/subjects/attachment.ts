import type { TransitGatewayAttachment } from "@aws-sdk/client-ec2";
import type { Cluster } from "../../config/model";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import {
  ASTRONOMER,
  deploying,
  fine,
  judged,
  type Observation,
  type Scope,
  ticketing,
  wrong,
  YOU,
} from "../observation";
import { expiry } from "./expiry";

/** An attachment of a cluster that the file names. */
export interface NamedAttachment {
  readonly id: string;
  readonly cluster: Cluster;
  readonly path: Path;
  /** The gateway. @default - not known */
  readonly gatewayId: string | undefined;
  /** Route table that the file demands. @default - any */
  readonly routeTableId: string | undefined;
}

/** What came of it: the route table that decides where the cluster's traffic goes. */
export interface ObservedAttachment {
  readonly observations: readonly Observation[];
  /** @default - it is not associated */
  readonly routeTableId?: string;
}

/** A cluster's attachment: accepted, the cluster's, on the gateway, and associated. */
export async function attachment(
  named: NamedAttachment,
  account: Account,
  scope: Scope,
): Promise<ObservedAttachment> {
  const { id, path } = named;
  const answer = await account.find("ec2:DescribeTransitGatewayAttachments", {
    TransitGatewayAttachmentIds: [id],
  });
  const found = answer?.TransitGatewayAttachments?.[0];
  if (found === undefined) {
    return {
      observations: [
        wrong("verify/attachment-available", id, path, "no such attachment", {
          message: `AWS account ${account.side.accountId} has no ${id} in ${account.side.region}`,
          expected: "available",
          turn: YOU,
          fix: "correct attachmentId, accountId or region",
        }),
      ],
    };
  }
  const state = found.State ?? "unknown";
  const observations = [...available(named, found, state, scope), ...ofCluster(named, found)];
  if (state !== "available") return { observations };
  const { State: associated, TransitGatewayRouteTableId: table } = found.Association ?? {};
  const expected = named.routeTableId ?? "a route table";
  const right =
    associated === "associated" && (named.routeTableId === undefined || named.routeTableId === table);
  const said = table === undefined ? "no route table" : `${associated ?? "unknown"}, ${table}`;
  return {
    observations: [
      ...observations,
      judged(right, "verify/attachment-associated", id, path, said, {
        message: "the attachment is not associated with the clusters' route table",
        expected: `associated, ${expected}`,
        turn: YOU,
        fix: deploying(scope.id),
      }),
    ],
    ...(table === undefined ? {} : { routeTableId: table }),
  };
}

function available(
  { id, path }: NamedAttachment,
  found: TransitGatewayAttachment,
  state: string,
  { id: connection, now }: Scope,
): Observation[] {
  const check = "verify/attachment-available";
  switch (state) {
    case "available":
    case "modifying":
      return [fine(check, id, path, state)];
    case "pendingAcceptance": {
      const turn = { turn: YOU, fix: deploying(connection) };
      return [
        wrong(check, id, path, state, {
          message: "the attachment waits for acceptance",
          expected: "available",
          ...turn,
        }),
        ...expiry({ resource: id, path, what: "the attachment", since: found.CreationTime, ...turn }, now),
      ];
    }
    case "initiating":
    case "initiatingRequest":
    case "pending":
      return [
        wrong(check, id, path, state, {
          message: "AWS has not finished with the attachment",
          expected: "available",
          turn: YOU,
          fix: "ask again in a few minutes",
        }),
      ];
    default:
      return [
        wrong(check, id, path, state, {
          message: `the attachment is ${state}, and will not come back`,
          expected: "available",
          turn: ASTRONOMER,
          fix: `remove attachmentId from the file, and ${ticketing(connection)}: a new attachment`,
        }),
      ];
  }
}

function ofCluster(
  { id, path, cluster, gatewayId }: NamedAttachment,
  found: TransitGatewayAttachment,
): Observation[] {
  const wanted = [
    ["account", cluster.accountId, found.ResourceOwnerId],
    ["VPC", cluster.vpcId, found.ResourceId],
    ["gateway", gatewayId, found.TransitGatewayId],
  ] as const;
  const differing = wanted.filter(
    ([, expected, is]) => expected !== undefined && is !== undefined && expected !== is,
  );
  if (differing.length === 0) return [];
  const told = (which: 1 | 2): string =>
    differing.map((each) => `${each[0]} ${each[which] ?? ""}`).join(", ");
  return [
    wrong("verify/attachment-available", id, path, told(2), {
      message: `the attachment is not the one of cluster ${cluster.name}`,
      expected: told(1),
      turn: YOU,
      fix: "correct attachmentId or the facts; if somebody else made it, reject or delete it",
    }),
  ];
}
