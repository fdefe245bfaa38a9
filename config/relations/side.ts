import type { AwsSide } from "../model";
import type { Path } from "../positions";
import { accountOfRole, partitionOf, partitionOfRole } from "../values";
import type { Report } from "./relation";

/** The role that Terraform assumes must belong to the account and partition it acts in. */
export function checkSide({ accountId, region, assumeRoleArn }: AwsSide, path: Path, report: Report): void {
  if (assumeRoleArn === undefined) return;
  if (accountOfRole(assumeRoleArn) !== accountId) {
    report(
      [...path, "assumeRoleArn"],
      `a role of account ${accountOfRole(assumeRoleArn)}`,
      `a role of account ${accountId}, or correct accountId`,
    );
  }
  if (partitionOfRole(assumeRoleArn) !== partitionOf(region)) {
    report(
      [...path, "assumeRoleArn"],
      `a role of partition ${partitionOfRole(assumeRoleArn)}`,
      `a role of ${partitionOf(region)}, the partition of ${region}`,
    );
  }
}
