import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformProvider, type TerraformStack } from "cdktf";
import type { AwsSide } from "../config/model";

/** The versions that the emitted Terraform is good for: it uses only what 5.100 and 6.x both have. */
export const AWS_PROVIDER_VERSIONS = ">= 5.100, < 7";

/** S3's own lock file needs Terraform 1.10. */
export const TERRAFORM_VERSIONS = ">= 1.10";

/** The releases of each provider that the emitted Terraform is good for, instead of the one its bindings were made from. */
const RELEASES: Readonly<Record<string, { readonly source: string; readonly version: string }>> = {
  aws: { source: "hashicorp/aws", version: AWS_PROVIDER_VERSIONS },
  astro: { source: "astronomer/astro", version: ">= 1.5, < 2" },
  databricks: { source: "databricks/databricks", version: ">= 1.99, < 2" },
  snowflake: { source: "snowflakedb/snowflake", version: ">= 2.11, < 3" },
};

/** Demands Terraform and the providers of the stack; call it when these exist. */
export function requireVersions(stack: TerraformStack): void {
  stack.addOverride("terraform.required_version", TERRAFORM_VERSIONS);
  for (const provider of stack.node.findAll().filter((each) => TerraformProvider.isTerraformProvider(each))) {
    const releases = RELEASES[provider.terraformResourceType];
    if (releases === undefined) continue;
    stack.addOverride(`terraform.required_providers.${provider.terraformResourceType}`, releases);
  }
}

/**
 * The provider that acts in an account and region, and refuses credentials of any other account.
 *
 * @param alias - names it where a stack acts in several accounts. @default - the stack's own provider
 */
export function awsProvider(stack: TerraformStack, side: AwsSide, alias?: string): AwsProvider {
  const { accountId, region, assumeRoleArn, profile } = side;
  return new AwsProvider(stack, alias ?? "aws", {
    region,
    ...(alias === undefined ? {} : { alias }),
    allowedAccountIds: [accountId],
    ...(profile === undefined ? {} : { profile }),
    ...(assumeRoleArn === undefined ? {} : { assumeRole: [{ roleArn: assumeRoleArn }] }),
  });
}
