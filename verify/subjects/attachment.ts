import type { TransitGatewayAttachment } from "@aws-sdk/client-ec2";
import type { Cluster } from "../../config/model";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import { deploying, judged, type Observation, type Scope, wrong, YOU } from "../observation";
import { acceptance } from "./acceptance";

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

const STAGES = {
  available: "works",
  modifying: "works",
  pendingacceptance: "waits",
  initiating: "unfinished",
  initiatingrequest: "unfinished",
  pending: "unfinished",
} as const;

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
  const observations = [
    ...acceptance(
      {
        check: "verify/attachment-available",
        resource: id,
        path,
        state,
        stages: STAGES,
        expected: "available",
        what: "the attachment",
        another: "a new attachment",
        since: found.CreationTime,
      },
      scope,
    ),
    ...ofCluster(named, found),
  ];
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
