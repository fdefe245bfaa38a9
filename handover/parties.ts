/** Whoever may have to act, by the name a hand-over addresses. */
export const ASTRONOMER_SUPPORT = "Astronomer support";

/** Whoever helps with Route 53 Resolver. */
export const CUSTOMER_SUCCESS = "Astronomer customer success";

/** Whoever may set environment variables of the Deployments that use a service. */
export const DEPLOYMENT_OWNERS = "the owners of the Astro Deployments";

/** The reader of the message. */
export const YOU = "you";

/** The owner of a VPC in an account that Terraform enters through a role. */
export function vpcOwner(accountId: string): string {
  return `the owner of the target VPC (AWS account ${accountId})`;
}

/** The owner of a transit gateway in an account that Terraform enters through a role. */
export function gatewayOwner(accountId: string): string {
  return `the owner of the transit gateway (AWS account ${accountId})`;
}

/** Whoever can add records to the public zone that a name is in. */
export function domainOwner(name: string): string {
  return `the owner of the DNS domain of ${name}`;
}

/** The owner of buckets, APIs or Redshift clusters that an endpoint leads to. */
export function resourceOwner(accountId: string): string {
  return `the owner of the resources (AWS account ${accountId})`;
}

/** Whoever authorizes AWS accounts for Snowflake's endpoint service. */
export const SNOWFLAKE_SUPPORT = "Snowflake Support";
