import type { EndpointAuthorization } from "@aws-sdk/client-redshift";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import { deploying, fine, type Observation, type Scope, wrong, YOU } from "../observation";

/** A Redshift cluster that has to authorize VPCs of clusters. */
export interface Warehouse {
  readonly identifier: string;
  readonly path: Path;
  /** VPCs by the account they are in. */
  readonly vpcs: ReadonlyMap<string, readonly string[]>;
}

/** A Redshift cluster: it authorizes the VPC of each cluster, each by its id. */
export async function warehouse(
  { identifier, path, vpcs }: Warehouse,
  account: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  if (vpcs.size === 0) return [];
  const pages = await account.pagesIfThere("redshift:DescribeEndpointAuthorization", {
    ClusterIdentifier: identifier,
  });
  const all = pages.flatMap(({ EndpointAuthorizationList = [] }) => EndpointAuthorizationList);
  return [...vpcs].flatMap(([grantee, ids]) => {
    const found = all.find(({ Grantee }) => Grantee === grantee);
    return ids.map((vpcId) =>
      authorization(`${identifier} ${vpcId}`, path, { grantee, vpcId }, found, scope),
    );
  });
}

function authorization(
  resource: string,
  path: Path,
  { grantee, vpcId }: { readonly grantee: string; readonly vpcId: string },
  found: EndpointAuthorization | undefined,
  { id: connection }: Scope,
): Observation {
  const check = "verify/redshift-authorized";
  const { Status: status = "unknown", AllowedAllVPCs: all, AllowedVPCs: allowed = [] } = found ?? {};
  const expected = `Authorized, ${vpcId}`;
  if (found === undefined) {
    return wrong(check, resource, path, `no authorization of account ${grantee}`, {
      message: `the Redshift cluster does not authorize account ${grantee}`,
      expected,
      turn: YOU,
      fix: deploying(connection),
    });
  }
  if (all === true) {
    return wrong(check, resource, path, `${status}, all VPCs`, {
      message: `the Redshift cluster authorizes every VPC of account ${grantee}`,
      expected,
      turn: YOU,
      fix: `revoke the authorization of account ${grantee} (aws redshift revoke-endpoint-access), and ${deploying(connection)}`,
    });
  }
  const said = `${status}, ${allowed.join(", ")}`;
  if (status === "Authorized" && allowed.includes(vpcId)) return fine(check, resource, path, said);
  return wrong(check, resource, path, said, {
    message: `the Redshift cluster does not authorize ${vpcId}`,
    expected,
    turn: YOU,
    fix: deploying(connection),
  });
}
