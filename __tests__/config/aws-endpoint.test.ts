import { AWS_SERVICE_KEYS, endpointServiceName } from "../../config/aws-services";
import { AwsRegion } from "../../config/values";
import { cluster, load, messages, staging } from "./samples";

const VPCE = "vpce-0123456789abcdef0";
const target = { accountId: "333333333333", region: "us-east-1" };
const ROLE = "arn:aws:iam::333333333333:role/airflow";
const endpoints = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: "lake",
  name: "Lake",
  route: "aws-endpoint",
  endpoints: [{ service: "athena" }],
  clusters: [{ cluster: "prod" }],
  ...keys,
});
const TWELVE =
  "s3, api-gateway, athena, ec2-api, efs, emr, emr-on-eks, kinesis, lambda, rds-api, rds-data, redshift";

test("all twelve services are declared, and no target is needed for endpoints alone", () => {
  // GIVEN
  const reaches: Record<string, unknown> = {
    "ec2-api": { reaches: "api" },
    "rds-data": { reaches: "aurora-serverless" },
    redshift: { warehouses: ["warehouse"] },
  };
  const all = AWS_SERVICE_KEYS.map((service) => ({ service, ...Object(reaches[service]) }));
  // WHEN
  const [connection] = load([cluster()], [endpoints({ endpoints: all, target })]).declaration.connections;
  // THEN
  expect(AWS_SERVICE_KEYS.join(", ")).toBe(TWELVE);
  expect(connection).toMatchObject({ endpoints: all, clusters: [{ vpcEndpointIds: {} }] });
});

test.each([
  ["us-east-1", "com.amazonaws"],
  ["eu-west-1", "com.amazonaws"],
  ["us-gov-west-1", "com.amazonaws"],
])("names of endpoint services in %s begin with %s", (region, prefix) => {
  const names = AWS_SERVICE_KEYS.map((service) => endpointServiceName(service, AwsRegion.of(region)));
  expect(names).toEqual(
    [
      "s3",
      "execute-api",
      "athena",
      "ec2",
      "elasticfilesystem",
      "elasticmapreduce",
      "emr-containers",
      "kinesis-streams",
      "lambda",
      "rds",
      "rds-data",
      "redshift",
    ].map((name) => `${prefix}.${region}.${name}`),
  );
});

test.each([
  ["s3", "cn-north-1", "cn.com.amazonaws.cn-north-1.s3"],
  ["emr", "cn-north-1", "com.amazonaws.cn-north-1.elasticmapreduce"],
  ["redshift", "cn-northwest-1", "cn.com.amazonaws.cn-northwest-1.redshift"],
  ["api-gateway", "eusc-de-east-1", "eu.amazonaws.eusc-de-east-1.execute-api"],
  ["s3", "eusc-de-east-1", "com.amazonaws.eusc-de-east-1.s3"],
  ["athena", "us-iso-east-1", "gov.ic.c2s.us-iso-east-1.athena"],
  ["athena", "us-iso-west-1", "com.amazonaws.us-iso-west-1.athena"],
  ["ec2-api", "us-isob-east-1", "gov.sgov.sc2s.us-isob-east-1.ec2"],
  ["ec2-api", "us-isob-west-1", "com.amazonaws.us-isob-west-1.ec2"],
] as const)("the endpoint service of %s in %s is %s", (service, region, name) => {
  expect(endpointServiceName(service, AwsRegion.of(region))).toBe(name);
});

/** [what, connection, messages] */
const WRONG: [string, Record<string, unknown>, string[]][] = [
  [
    "a thirteenth service",
    { endpoints: [{ service: "dynamodb" }] },
    [
      `connections[0].endpoints[0].service: found "dynamodb"; write one of the AWS services that Astronomer supports endpoints of: ${TWELVE}`,
    ],
  ],
  [
    "a service by AWS's word",
    { endpoints: [{ service: "elasticmapreduce" }] },
    [
      `connections[0].endpoints[0].service: found "elasticmapreduce"; did you mean emr?; write one of the AWS services that Astronomer supports endpoints of: ${TWELVE}`,
    ],
  ],
  [
    "another service whose name is near",
    { endpoints: [{ service: "ecs" }] },
    [
      `connections[0].endpoints[0].service: found "ecs"; write one of the AWS services that Astronomer supports endpoints of: ${TWELVE}`,
    ],
  ],
  [
    "the EC2 API for services on instances",
    { endpoints: [{ service: "ec2-api", reaches: "instances" }] },
    [
      'connections[0].endpoints[0].reaches: found "instances"; write api, which is all this endpoint reaches: services on EC2 instances can only be reached by a connection with route: endpoint-service',
    ],
  ],
  [
    "RDS Data for another database",
    { endpoints: [{ service: "rds-data", reaches: "rds-instance" }] },
    [
      'connections[0].endpoints[0].reaches: found "rds-instance"; write aurora-serverless, which is all this endpoint reaches: any other RDS instance can only be reached by a connection with route: endpoint-service',
    ],
  ],
  [
    "a database behind an API",
    { endpoints: [{ service: "rds-api" }], services: [{ name: "orders", ports: [5432] }] },
    [
      "connections[0].services[0].ports[0]: found port 5432 of orders, and the endpoints of AWS services answer on 443; write 443; for a service on EC2 instances or a database of RDS, a connection with route: endpoint-service",
    ],
  ],
  [
    "a service twice",
    { endpoints: [{ service: "s3" }, { service: "s3" }] },
    ["connections[0].endpoints[1].service: found s3 a second time; write each service of a connection once"],
  ],
  [
    "a Redshift cluster without an account",
    { endpoints: [{ service: "redshift", warehouses: ["warehouse"] }] },
    [
      "connections[0].endpoints[0].warehouses[0]: found something of Redshift and no target; write target with the account and region that it is in",
    ],
  ],
  [
    "everybody as a principal",
    {
      target,
      endpoints: [{ service: "s3", buckets: [{ name: "lake", principals: ["*"], access: "read" }] }],
    },
    [
      'connections[0].endpoints[0].buckets[0].principals[0]: found "*", which is everybody there; write the ARN of the role that Airflow acts as, such as arn:aws:iam::333333333333:role/airflow',
    ],
  ],
  [
    "a target in another region",
    { target: { ...target, region: "eu-west-1" } },
    [
      "connections[0].clusters[0].cluster: found a cluster in us-east-1 for a target in eu-west-1; write a cluster in eu-west-1, or a connection of its own: an endpoint leads to the AWS services of its region",
    ],
  ],
  [
    "an endpoint of a service that is not asked for",
    { clusters: [{ cluster: "prod", vpcEndpointIds: { s3: VPCE } }] },
    [
      "connections[0].clusters[0].vpcEndpointIds.s3: found an endpoint of S3, which is not among endpoints; write service: s3 under endpoints, or leave it out",
    ],
  ],
  [
    "an endpoint of Redshift for a VPC that cannot be authorized",
    {
      target,
      endpoints: [{ service: "redshift", warehouses: ["warehouse"] }],
      clusters: [{ cluster: "prod", vpcEndpointIds: { redshift: VPCE } }],
    },
    [
      "connections[0].clusters[0].vpcEndpointIds.redshift: found an endpoint of Redshift and no vpcId of cluster prod, which Redshift has to authorize; write vpcId of the cluster under astro: you can retrieve the ID of the Astronomer VPC by contacting Astronomer support",
    ],
  ],
];

test.each(WRONG)("refuses %s", (_, connection, expected) => {
  expect(messages([cluster()], [endpoints(connection)])).toEqual(expected);
});

test("a standard cluster is refused", () => {
  expect(messages([cluster({ type: "standard" })], [endpoints()])).toEqual([
    expect.stringContaining("standard clusters have pre-configured endpoints only"),
  ]);
});

test("one bucket policy has one owner", () => {
  // GIVEN
  const bucket = { name: "lake", principals: [ROLE], access: "read", policy: "owned" };
  const owner = (id: string) =>
    endpoints({ id, name: id, target, endpoints: [{ service: "s3", buckets: [bucket] }] });
  // THEN
  expect(messages([cluster(), staging()], [owner("a"), owner("b")])).toEqual([
    "connections[1].endpoints[0].buckets[0]: found the policy of bucket lake, which connection a already has; write another, or drop it in one of the two",
  ]);
});
