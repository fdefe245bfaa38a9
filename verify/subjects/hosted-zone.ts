import type { VPC } from "@aws-sdk/client-route-53";
import type { Cluster } from "../../config/model";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import {
  ASTRONOMER,
  deploying,
  fine,
  type Observation,
  type Scope,
  ticketing,
  wrong,
  YOU,
} from "../observation";

/** A private hosted zone whose names clusters have to resolve. */
export interface NamedZone {
  readonly id: string;
  readonly path: Path;
  /** Those whose VPC is known. */
  readonly clusters: readonly (Cluster & Required<Pick<Cluster, "vpcId">>)[];
}

/** A private hosted zone: associated with the VPC of each cluster, which its owner allows and Astronomer does. */
export async function hostedZone(
  { id, path, clusters }: NamedZone,
  account: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  if (clusters.length === 0) return [];
  const check = "verify/zone-associated";
  const found = await account.find("route53:GetHostedZone", { Id: id });
  const isPrivate = found?.HostedZone?.Config?.PrivateZone === true;
  if (!isPrivate) {
    return [
      wrong(check, id, path, found === undefined ? "no such hosted zone" : "a public hosted zone", {
        message: `AWS account ${account.side.accountId} has no private hosted zone ${id}`,
        expected: "a private hosted zone",
        turn: YOU,
        fix: "correct dns.privateHostedZoneIds or accountId",
      }),
    ];
  }
  const associated = isOneOf(found.VPCs);
  const waiting = clusters.filter((cluster) => !associated(cluster));
  // An authorization may be taken back once the VPC is associated, so nobody else's is asked for.
  const authorized = isOneOf(waiting.length === 0 ? [] : await authorizations(id, account));
  return clusters.map((cluster) => {
    const { vpcId, region, name } = cluster;
    const resource = `${id} ${vpcId}`;
    if (associated(cluster)) return fine(check, resource, path, "associated");
    const allowed = authorized(cluster);
    return wrong(check, resource, path, allowed ? "authorized, not associated" : "not authorized", {
      message: `cluster ${name} cannot resolve the names of the private hosted zone`,
      expected: `associated with ${vpcId} in ${region}`,
      ...(allowed
        ? { turn: ASTRONOMER, fix: `${ticketing(scope.id)}: associate the VPC with the zone` }
        : { turn: YOU, fix: `${deploying(scope.id)}, which authorizes the VPC` }),
    });
  });
}

async function authorizations(HostedZoneId: string, account: Account): Promise<readonly VPC[]> {
  const pages = await account.pages("route53:ListVPCAssociationAuthorizations", { HostedZoneId });
  return pages.flatMap(({ VPCs = [] }) => VPCs);
}

function isOneOf(vpcs: readonly VPC[] = []): (cluster: Cluster) => boolean {
  return ({ vpcId, region }) => vpcs.some(({ VPCId, VPCRegion }) => VPCId === vpcId && VPCRegion === region);
}
