import type { Service } from "../../config/model";
import type { Account } from "../aws/account";
import type { Observation, Scope } from "../observation";
import { allowList, type AllowList } from "../subjects/allow-list";

/** The security groups of the services, each with what it has to admit. */
export async function allowLists<S extends Service>(
  services: readonly S[],
  admitted: AllowList["admitted"],
  accountOf: (service: S) => Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  if (admitted.length === 0) return [];
  const observed: Observation[] = [];
  for (const [index, service] of services.entries()) {
    const { securityGroupId, ports } = service;
    if (securityGroupId === undefined) continue;
    const path = ["services", index, "securityGroupId"];
    observed.push(
      ...(await allowList({ securityGroupId, ports, path, admitted }, accountOf(service), scope)),
    );
  }
  return observed;
}
