import type { DataAwsIamPolicyDocumentStatement } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";

/** The part of a statement that admits principals by endpoints alone; without principals, whoever comes by them. */
export function byEndpoint(
  vpcEndpointIds: readonly string[],
  principals: readonly string[],
): Pick<DataAwsIamPolicyDocumentStatement, "effect" | "principals" | "condition"> {
  return {
    effect: "Allow",
    principals: [
      principals.length === 0
        ? { type: "*", identifiers: ["*"] }
        : { type: "AWS", identifiers: [...principals].sort() },
    ],
    condition: [{ test: "StringEquals", variable: "aws:SourceVpce", values: [...vpcEndpointIds].sort() }],
  };
}
