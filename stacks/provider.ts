import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import type { AwsSide } from "../config/model";

/** The versions that the emitted Terraform is good for: it uses only what 5.100 and 6.x both have. */
export const AWS_PROVIDER_VERSIONS = ">= 5.100, < 7";

/** S3's own lock file needs Terraform 1.10. */
export const TERRAFORM_VERSIONS = ">= 1.10";

/** Demands Terraform, and the AWS provider as a range instead of the one release the bindings were made from. */
export function requireVersions(stack: TerraformStack): void {
  stack.addOverride("terraform.required_version", TERRAFORM_VERSIONS);
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: AWS_PROVIDER_VERSIONS,
  });
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
