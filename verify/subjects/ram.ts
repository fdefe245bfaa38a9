import type { ResourceShareAssociation } from "@aws-sdk/client-ram";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import type { Reads } from "../aws/reads";
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
import { expiry } from "./expiry";

/** What is shared with the accounts of clusters. */
export interface Shared {
  /** ARN of what is shared. */
  readonly resourceArn: string;
  /** What people call it: "the transit gateway". */
  readonly what: string;
  readonly accounts: readonly { readonly accountId: string; readonly path: Path }[];
}

/** A share: every account of a cluster has accepted the invitation. */
export async function share(
  { resourceArn, what, accounts }: Shared,
  account: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  if (accounts.length === 0) return [];
  const shares = await associations(account, { associationType: "RESOURCE", resourceArn });
  const arns = shares
    .filter(({ status }) => status === "ASSOCIATED")
    .flatMap(({ resourceShareArn: arn }) => (arn === undefined ? [] : [arn]));
  const principals =
    arns.length === 0
      ? []
      : await associations(account, { associationType: "PRINCIPAL", resourceShareArns: [...new Set(arns)] });
  return accounts.flatMap(({ accountId, path }) => {
    const found = principals.filter(({ associatedEntity }) => associatedEntity === accountId);
    const resource = `${resourceArn.split("/").at(-1) ?? resourceArn} ${accountId}`;
    return accepted({ accountId, what, path, resource }, best(found), scope);
  });
}

async function associations(
  account: Account,
  input: Reads["ram:GetResourceShareAssociations"][0],
): Promise<readonly ResourceShareAssociation[]> {
  // RAM says of a resource that was never shared that it is not there.
  const pages = await account.pagesIfThere("ram:GetResourceShareAssociations", input);
  return pages.flatMap(({ resourceShareAssociations = [] }) => resourceShareAssociations);
}

/** The one that counts, where several shares name the account. */
function best(found: readonly ResourceShareAssociation[]): ResourceShareAssociation | undefined {
  return (
    found.find(({ status }) => status === "ASSOCIATED") ??
    found.find(({ status }) => status === "ASSOCIATING") ??
    found[0]
  );
}

/** One account that something is shared with. */
interface Invited {
  readonly accountId: string;
  readonly what: string;
  readonly path: Path;
  /** What is shared, and with whom. */
  readonly resource: string;
}

function accepted(
  { accountId, what, path, resource }: Invited,
  found: ResourceShareAssociation | undefined,
  { id: connection, now }: Scope,
): readonly Observation[] {
  const check = "verify/share-accepted";
  const expected = `accepted by account ${accountId}`;
  const status = found?.status ?? "no share";
  if (status === "ASSOCIATED") return [fine(check, resource, path, "accepted")];
  if (status === "ASSOCIATING") {
    const turn = { turn: ASTRONOMER, fix: `${ticketing(connection)}: accept the resource share` };
    return [
      wrong(check, resource, path, "invitation not accepted", {
        message: `the invitation to ${what} waits for acceptance`,
        expected,
        ...turn,
      }),
      ...expiry(
        { resource, path, what: `the invitation to ${what}`, since: found?.creationTime, ...turn },
        now,
      ),
    ];
  }
  const never = found === undefined;
  return [
    wrong(check, resource, path, never ? "not shared" : status.toLowerCase(), {
      message: never
        ? `${what} is not shared with account ${accountId}, or the invitation is over`
        : `the invitation to ${what} is over`,
      expected,
      turn: YOU,
      fix: `${deploying(connection)} for a new invitation, and ${ticketing(connection)}`,
    }),
  ];
}
