import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import { deploying, judged, type Observation, type Scope, wrong, YOU } from "../observation";

/** A Resolver endpoint: one that the file names, or the one that a deploy made. */
export interface NamedResolver {
  readonly direction: "inbound" | "outbound";
  /** @default - found by the name that the emitted Terraform gives it */
  readonly endpointId: string | undefined;
  readonly vpcId: string;
  readonly path: Path;
}

/** A Resolver endpoint: operational. */
export async function resolver(
  { direction, endpointId, vpcId, path }: NamedResolver,
  account: Account,
  scope: Scope,
): Promise<Observation> {
  const pages = await account.pages("route53resolver:ListResolverEndpoints", {});
  const name = `astro-${scope.id}-${direction}`;
  const found = pages
    .flatMap(({ ResolverEndpoints = [] }) => ResolverEndpoints)
    .find(({ Id, Name, HostVPCId }) =>
      endpointId === undefined ? Name === name && HostVPCId === vpcId : Id === endpointId,
    );
  const check = "verify/resolver-operational";
  if (found === undefined) {
    return wrong(check, endpointId ?? name, path, "no such endpoint", {
      message: `AWS account ${account.side.accountId} has no ${direction} Resolver endpoint ${endpointId ?? name} in ${account.side.region}`,
      expected: "OPERATIONAL",
      turn: YOU,
      fix: endpointId === undefined ? deploying(scope.id) : `correct dns.${direction}.endpointId`,
    });
  }
  const status = found.Status ?? "unknown";
  return judged(status === "OPERATIONAL", check, found.Id ?? name, path, status, {
    message: `the ${direction} Resolver endpoint does not work`,
    expected: "OPERATIONAL",
    turn: YOU,
    fix: `see what AWS says: ${found.StatusMessage ?? "nothing"}`,
  });
}
