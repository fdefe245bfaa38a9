import { type Brand, defineValue } from "./value";

/** An AWS account: twelve digits, as text, because a leading zero counts. */
export type AwsAccountId = Brand<"AwsAccountId">;

export const AwsAccountId = defineValue<AwsAccountId>({
  what: "an AWS account id (twelve digits)",
  example: '"222222222222"',
  pattern: /^[0-9]{12}$/,
  refuse(text) {
    const digits = text.replace(/[\s-]/g, "");
    if (digits !== text && /^[0-9]{12}$/.test(digits)) return { write: `"${digits}"` };
    if (/^[0-9]+$/.test(text) && text.length !== 12) {
      return { why: `which has ${text.length} digits`, write: 'all twelve digits, such as "222222222222"' };
    }
    return undefined;
  },
});
