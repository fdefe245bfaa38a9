import type { Cluster, VpcPeeringConnection } from "../../config/model";
import type { Path } from "../../config/positions";
import type { VpcPeeringConnection as Peering } from "@aws-sdk/client-ec2";
import type { Account } from "../aws/account";
import { deploying, judged, type Observation, type Scope, wrong, YOU } from "../observation";
import { acceptance } from "./acceptance";

/** A peering connection that the file names. */
export interface NamedPeering {
  readonly id: string;
  readonly cluster: Cluster;
  readonly path: Path;
  readonly target: VpcPeeringConnection["target"];
  readonly dns: VpcPeeringConnection["dns"]["resolution"];
}

const STAGES = {
  active: "works",
  "pending-acceptance": "waits",
  "initiating-request": "unfinished",
  provisioning: "unfinished",
} as const;

/** A peering connection: active, between the right VPCs, with DNS options that do something. */
export async function peering(
  named: NamedPeering,
  account: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  const { id, path } = named;
  const answer = await account.find("ec2:DescribeVpcPeeringConnections", { VpcPeeringConnectionIds: [id] });
  const found = answer?.VpcPeeringConnections?.[0];
  if (found === undefined) {
    return [
      wrong("verify/peering-active", id, path, "no such peering connection", {
        message: `AWS account ${account.side.accountId} has no ${id} in ${account.side.region}`,
        expected: "active",
        turn: YOU,
        fix: "correct peeringConnectionId, accountId or region",
      }),
    ];
  }
  const status = found.Status?.Code ?? "unknown";
  return [
    ...acceptance(
      {
        check: "verify/peering-active",
        resource: id,
        path,
        state: status,
        stages: STAGES,
        expected: "active",
        what: "the peering connection",
        request: "the peering request",
        another: "a new peering request",
        until: found.ExpirationTime,
      },
      scope,
    ),
    requester(named, found),
    ...(status === "active" ? await dns(named, found, account, scope) : []),
  ];
}

function requester(
  { id, path, cluster, target }: NamedPeering,
  { RequesterVpcInfo: of, AccepterVpcInfo: to }: Peering,
): Observation {
  const wanted = [
    ["account", cluster.accountId, of?.OwnerId],
    ["region", cluster.region, of?.Region],
    ["CIDR", cluster.cidr, of?.CidrBlock],
    ["VPC", cluster.vpcId, of?.VpcId],
    ["accepter VPC", target.vpcId, to?.VpcId],
  ] as const;
  // What is not in the file, or AWS does not tell, is compared with nothing.
  const known = wanted.filter(
    ([, expected, found]) => expected !== undefined && found !== undefined && found !== "",
  );
  const differing = known.filter(([, expected, found]) => expected !== found);
  const told = (which: 1 | 2): string =>
    (differing.length > 0 ? differing : known).map((each) => `${each[0]} ${each[which] ?? ""}`).join(", ");
  return judged(differing.length === 0, "verify/peering-requester", id, path, told(2), {
    message: `the peering connection is not the one of cluster ${cluster.name}`,
    expected: told(1),
    turn: YOU,
    fix: "correct peeringConnectionId or the facts; if somebody else requested it, reject or delete it",
  });
}

async function dns(
  named: NamedPeering,
  found: Peering,
  account: Account,
  { id: connection }: Scope,
): Promise<readonly Observation[]> {
  const { id, path, target, dns: wanted } = named;
  if (wanted === "disabled") return [];
  const vpc = { VpcId: target.vpcId };
  const [hostnames, support] = await Promise.all([
    account.ask("ec2:DescribeVpcAttribute", { ...vpc, Attribute: "enableDnsHostnames" }),
    account.ask("ec2:DescribeVpcAttribute", { ...vpc, Attribute: "enableDnsSupport" }),
  ]);
  const option = found.AccepterVpcInfo?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc === true;
  const lacks = [
    ...(hostnames.EnableDnsHostnames?.Value === true ? [] : ["DNS hostnames"]),
    ...(support.EnableDnsSupport?.Value === true ? [] : ["DNS resolution"]),
  ];
  // auto leaves the option alone where the VPC could do nothing with it.
  if (wanted === "auto" && lacks.length > 0 && !option) return [];
  const said = [
    `option ${option ? "on" : "off"}`,
    lacks.length === 0 ? "VPC ready" : `${target.vpcId} without ${lacks.join(" and ")}`,
  ].join(", ");
  return [
    judged(option && lacks.length === 0, "verify/peering-dns", id, path, said, {
      message: "the cluster resolves the public DNS names of the VPC to public addresses",
      expected: "option on, VPC ready",
      turn: YOU,
      fix:
        lacks.length === 0
          ? deploying(connection)
          : `turn on ${lacks.join(" and ")} of ${target.vpcId}, and ${deploying(connection)}`,
    }),
  ];
}
