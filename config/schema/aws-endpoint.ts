import * as v from "valibot";
import { AWS_SERVICE_KEYS, AWS_SERVICES, type AwsService } from "../aws-services";
import { closest } from "../closest";
import type { AwsEndpointConnection } from "../model";
import { ApiId, BucketName, PrincipalArn, RedshiftIdentifier, VpcEndpointId } from "../values";
import { describe } from "../values/describe";
import { WHENCE } from "../whence";
import type { Assignable } from "./assignable";
import { awsSideEntries, clusterReference, connectionEntries, type Declared } from "./connection-base";
import { key, list, oneOf, oneOfKind, value } from "./parts";
import { strict } from "./strict";

const policy = key(
  v.optional(oneOf(["statement", "owned"]), "statement"),
  "statement: an output tells the statement to add to the policy there is. owned: Terraform writes the whole policy, in place of any other. Default: statement.",
);

const bucket = strict({
  name: key(value(BucketName), "Name of the bucket"),
  principals: key(
    list(value(PrincipalArn), "roles", { atLeast: 1 }),
    "ARNs of the IAM roles that Airflow acts as: they are let in by the endpoint alone",
  ),
  access: key(oneOf(["read", "read-write"]), "What they may do with objects: read or read-write"),
  policy,
});

const restApi = strict({
  id: key(value(ApiId), "Id of the private REST API"),
  principals: key(
    v.optional(list(value(PrincipalArn), "roles"), () => []),
    "ARNs of the IAM roles that may call it by the endpoint. Default: whoever comes by the endpoint.",
  ),
  policy,
});

/** Says what a word means that names something the endpoint does not lead to. */
function reaches<const W extends string>(word: W, meaning: string, others: string) {
  const refuse = (issue: v.BaseIssue<unknown>): string =>
    issue.input === undefined
      ? `found no reaches; write reaches: ${word}, or for ${others}, a connection with route: endpoint-service`
      : `found ${describe(issue.input)}; write ${word}, which is all this endpoint reaches: ${others} can only be reached by a connection with route: endpoint-service`;
  return key(v.literal(word, refuse), meaning);
}

const literal = <const S extends AwsService>(service: S) =>
  key(v.literal(service), `AWS service ${AWS_SERVICES[service].label}`);

const kinds = oneOfKind("service", [
  strict({
    service: literal("s3"),
    buckets: key(
      v.optional(list(bucket, "buckets"), () => []),
      "Buckets whose policies let Airflow in by the endpoint. Default: none.",
    ),
  }),
  strict({
    service: literal("api-gateway"),
    restApis: key(
      v.optional(list(restApi, "REST APIs"), () => []),
      "Private REST APIs whose resource policies let Airflow in by the endpoint. Default: none.",
    ),
  }),
  strict({ service: literal("athena") }),
  strict({
    service: literal("ec2-api"),
    reaches: reaches(
      "api",
      "What is to be reached: the EC2 API. Services on instances need route: endpoint-service",
      "services on EC2 instances",
    ),
  }),
  strict({ service: literal("efs") }),
  strict({ service: literal("emr") }),
  strict({ service: literal("emr-on-eks") }),
  strict({ service: literal("kinesis") }),
  strict({ service: literal("lambda") }),
  strict({ service: literal("rds-api") }),
  strict({
    service: literal("rds-data"),
    reaches: reaches(
      "aurora-serverless",
      "What is to be reached: Aurora Serverless. Any other database of RDS needs route: endpoint-service",
      "any other RDS instance",
    ),
  }),
  strict({
    service: literal("redshift"),
    warehouses: key(
      list(value(RedshiftIdentifier), "Redshift clusters", { atLeast: 1 }),
      "Identifiers of the Redshift clusters, which authorize the Astro clusters' VPCs",
    ),
  }),
]);

/** Other words for the twelve services. */
const ALIASES: Readonly<Record<string, AwsService>> = {
  apigateway: "api-gateway",
  ec2: "ec2-api",
  "emr-eks": "emr-on-eks",
  rds: "rds-api",
  "rds-data-service": "rds-data",
  ...Object.fromEntries(
    AWS_SERVICE_KEYS.flatMap((service) => {
      const { name, label } = AWS_SERVICES[service];
      return [name, label.toLowerCase()].filter((word) => word !== service).map((word) => [word, service]);
    }),
  ),
};

/** As every kind of mapping, but a thirteenth service is answered with all twelve. */
const endpoint = {
  ...kinds,
  "~run"(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
    const result = kinds["~run"](dataset, config);
    for (const issue of result.issues ?? []) {
      const unknown = issue.type === "variant" && issue.path?.length === 1 && issue.input !== undefined;
      if (unknown) (issue as { message: string }).message = thirteenth(issue.input);
    }
    return result;
  },
} as unknown as typeof kinds;

function thirteenth(input: unknown): string {
  const word = typeof input === "string" ? input.toLowerCase() : "";
  const meant =
    ALIASES[word] ??
    (word.length > 3 ? closest(word, AWS_SERVICE_KEYS) : AWS_SERVICE_KEYS.find((s) => s === word));
  const guess = meant === undefined ? "" : `; did you mean ${meant}?`;
  return `found ${describe(input)}${guess}; write one of the AWS services that Astronomer supports endpoints of: ${AWS_SERVICE_KEYS.join(", ")}`;
}

const clusterEntry = strict({
  cluster: clusterReference,
  vpcEndpointIds: key(
    v.optional(
      strict(
        Object.fromEntries(
          AWS_SERVICE_KEYS.map((service) => [
            service,
            key(
              v.exactOptional(value(VpcEndpointId)),
              `Endpoint of ${AWS_SERVICES[service].label} in the cluster's VPC`,
              WHENCE.vpcEndpointId,
            ),
          ]),
        ) as Record<AwsService, v.ExactOptionalSchema<ReturnType<typeof value<VpcEndpointId>>, undefined>>,
      ),
      () => ({}),
    ),
    "Endpoints that Astronomer added, by service. Leave out those that are not known yet: the request phase.",
  ),
});

export const awsEndpointSchema = strict({
  ...connectionEntries,
  route: key(
    v.literal("aws-endpoint"),
    "Built-in AWS endpoints: Astronomer adds endpoints of AWS services to the Astronomer VPC",
  ),
  target: key(
    v.exactOptional(strict(awsSideEntries)),
    "Account and region of the Redshift clusters, buckets and REST APIs named below. Default: there are none.",
  ),
  endpoints: key(
    list(endpoint, "endpoints", { atLeast: 1 }),
    "The AWS services that the clusters reach by an endpoint",
  ),
  clusters: key(list(clusterEntry, "clusters", { atLeast: 1 }), "The Astro clusters that get the endpoints"),
});

export type MatchesTheModel = Assignable<
  v.InferOutput<typeof awsEndpointSchema>,
  Declared<AwsEndpointConnection>
>;
