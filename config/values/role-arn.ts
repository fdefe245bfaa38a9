import { AwsAccountId } from "./aws-account-id";
import { type Brand, defineValue } from "./value";

/** The ARN of an IAM role. */
export type RoleArn = Brand<"RoleArn">;

const SHAPE = /^arn:(aws[a-z-]*):iam::([0-9]{12}):role\/[A-Za-z0-9+=,.@_/-]{1,576}$/;

export const RoleArn = defineValue<RoleArn>({
  what: "the ARN of an IAM role",
  example: "arn:aws:iam::333333333333:role/terraform",
  pattern: SHAPE,
  refuse(text) {
    const assumed = /^arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role\/([^/]+)\//.exec(text);
    if (assumed !== null) {
      return { why: "a session of a role", write: `arn:${assumed[1]}:iam::${assumed[2]}:role/${assumed[3]}` };
    }
    return undefined;
  },
});

/** The account that a role belongs to. */
export function accountOfRole(arn: RoleArn): AwsAccountId {
  return AwsAccountId.of(SHAPE.exec(arn)?.[2]);
}

/** The partition that a role belongs to. */
export function partitionOfRole(arn: RoleArn): string {
  return SHAPE.exec(arn)?.[1] ?? "aws";
}
