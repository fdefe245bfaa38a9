import { type AwsPartition, type AwsRegion, partitionOf } from "./values/aws-region";

/** The AWS services that Astronomer supports endpoints of: how this file calls them, the document's word, and AWS's. */
export const AWS_SERVICES = {
  s3: { label: "S3", name: "s3" },
  "api-gateway": { label: "API Gateway", name: "execute-api" },
  athena: { label: "Athena", name: "athena" },
  "ec2-api": { label: "EC2 API", name: "ec2" },
  efs: { label: "EFS", name: "elasticfilesystem" },
  emr: { label: "EMR", name: "elasticmapreduce" },
  "emr-on-eks": { label: "EMR on EKS", name: "emr-containers" },
  kinesis: { label: "Kinesis", name: "kinesis-streams" },
  lambda: { label: "Lambda", name: "lambda" },
  "rds-api": { label: "RDS API", name: "rds" },
  "rds-data": { label: "RDS Data Service", name: "rds-data" },
  redshift: { label: "Redshift", name: "redshift" },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly name: string }>>;

/** An AWS service that Astronomer supports an endpoint of. */
export type AwsService = keyof typeof AWS_SERVICES;

/** Every one of them, in the document's order. */
export const AWS_SERVICE_KEYS = Object.keys(AWS_SERVICES) as readonly AwsService[];

/** How endpoint services of AWS begin. */
const PREFIX = "com.amazonaws";

/**
 * The endpoint services of other partitions that begin otherwise; `describe-vpc-endpoint-services` tells.
 */
const OTHER_PREFIXES: Readonly<
  Partial<Record<AwsPartition, { readonly prefix: string; readonly services: readonly AwsService[] }>>
> = {
  "aws-cn": {
    prefix: "cn.com.amazonaws",
    services: AWS_SERVICE_KEYS.filter((service) => service !== "emr" && service !== "rds-data"),
  },
  "aws-eusc": { prefix: "eu.amazonaws", services: ["api-gateway"] },
  "aws-iso": { prefix: "gov.ic.c2s", services: ["api-gateway", "ec2-api", "efs"] },
  "aws-iso-b": { prefix: "gov.sgov.sc2s", services: ["api-gateway", "ec2-api", "efs"] },
  "aws-iso-e": { prefix: "uk.adc-e.cloud", services: ["api-gateway"] },
  "aws-iso-f": { prefix: "gov.ic.hci.csp", services: ["api-gateway"] },
};

/** Where one region differs from its partition. */
const EXCEPTIONS: Readonly<Record<string, readonly AwsService[]>> = {
  "us-iso-east-1": ["athena", "api-gateway", "ec2-api", "efs"],
  "us-isob-west-1": ["api-gateway"],
};

/** The name of the interface endpoint service of an AWS service in a region, as `create-vpc-endpoint` wants it. */
export function endpointServiceName(service: AwsService, region: AwsRegion): string {
  const other = OTHER_PREFIXES[partitionOf(region)];
  const services = EXCEPTIONS[region] ?? other?.services ?? [];
  const prefix = other !== undefined && services.includes(service) ? other.prefix : PREFIX;
  return `${prefix}.${region}.${AWS_SERVICES[service].name}`;
}
