import { closest } from "../closest";
import { type Brand, defineValue } from "./value";

/** A region of AWS, of any partition. */
export type AwsRegion = Brand<"AwsRegion">;

/** A part of AWS that shares nothing with the others: no account, peering or private zone spans two. */
export type AwsPartition =
  "aws" | "aws-cn" | "aws-us-gov" | "aws-eusc" | "aws-iso" | "aws-iso-b" | "aws-iso-e" | "aws-iso-f";

const REGIONS: Readonly<Record<AwsPartition, readonly string[]>> = {
  aws: [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
  "aws-eusc": ["eusc-de-east-1"],
  "aws-iso": ["us-iso-east-1", "us-iso-west-1"],
  "aws-iso-b": ["us-isob-east-1", "us-isob-west-1"],
  "aws-iso-e": ["eu-isoe-west-1"],
  "aws-iso-f": ["us-isof-east-1", "us-isof-south-1"],
};

const PARTITION_OF: ReadonlyMap<string, AwsPartition> = new Map(
  (Object.keys(REGIONS) as AwsPartition[]).flatMap((partition) =>
    REGIONS[partition].map((region) => [region, partition] as const),
  ),
);

/** Every region known to this release. */
export const AWS_REGIONS: readonly string[] = [...PARTITION_OF.keys()];

export const AwsRegion = defineValue<AwsRegion>({
  what: "an AWS region",
  example: "us-east-1",
  pattern: /^[a-z]{2,4}(-[a-z]+)+-[0-9]$/,
  known: AWS_REGIONS,
  refuse(text) {
    if (PARTITION_OF.has(text)) return undefined;
    const zone = /^([a-z-]+-[0-9])[a-z]$/.exec(text)?.[1];
    if (zone !== undefined && PARTITION_OF.has(zone))
      return { why: "which is an availability zone", write: zone };
    const near = closest(text, AWS_REGIONS);
    return { write: near ?? "the region's code, such as us-east-1" };
  },
});

/** The partition that a region belongs to. */
export function partitionOf(region: AwsRegion): AwsPartition {
  // Only regions of the table become an AwsRegion.
  return PARTITION_OF.get(region) ?? "aws";
}
