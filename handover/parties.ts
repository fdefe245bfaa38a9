/** Whoever may have to act, by the name a hand-over addresses. */
export const ASTRONOMER_SUPPORT = "Astronomer support";

/** The reader of the message. */
export const YOU = "you";

/** The owner of a VPC in an account that Terraform enters through a role. */
export function vpcOwner(accountId: string): string {
  return `the owner of the target VPC (AWS account ${accountId})`;
}
