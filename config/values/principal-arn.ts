import { type Brand, defineValue } from "./value";

/** The ARN of an IAM role or user. */
export type PrincipalArn = Brand<"PrincipalArn">;

const SHAPE = /^arn:(aws[a-z-]*):iam::[0-9]{12}:(role|user)\/[A-Za-z0-9+=,.@_/-]{1,576}$/;

export const PrincipalArn = defineValue<PrincipalArn>({
  what: "the ARN of an IAM role or user",
  example: "arn:aws:iam::333333333333:role/airflow",
  pattern: SHAPE,
  refuse(text) {
    const assumed = /^arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role\/([^/]+)\//.exec(text);
    if (assumed !== null) {
      return { why: "a session of a role", write: `arn:${assumed[1]}:iam::${assumed[2]}:role/${assumed[3]}` };
    }
    if (text === "*" || /^([0-9]{12}|arn:aws[a-z-]*:iam::[0-9]{12}:root)$/.test(text)) {
      return {
        why: "which is everybody there",
        write: "the ARN of the role that Airflow acts as, such as arn:aws:iam::333333333333:role/airflow",
      };
    }
    return undefined;
  },
});

/** The partition that a principal belongs to. */
export function partitionOfPrincipal(arn: PrincipalArn): string {
  return SHAPE.exec(arn)?.[1] ?? "aws";
}
