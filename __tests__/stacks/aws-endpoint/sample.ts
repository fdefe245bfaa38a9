import type { AwsEndpointConnection } from "../../../config/model";
import {
  ApiId,
  AwsAccountId,
  AwsRegion,
  BucketName,
  ConnectionId,
  PrincipalArn,
  RedshiftIdentifier,
} from "../../../config/values";
import { endpointId } from "../endpoint-service/sample";
import { cluster, knownCluster } from "../sample";

export const AIRFLOW = PrincipalArn.of("arn:aws:iam::333333333333:role/airflow");
export const bucket = (policy: "statement" | "owned", name = "example-lake") => ({
  name: BucketName.of(name),
  principals: [AIRFLOW],
  access: "read-write" as const,
  policy,
});
export const restApi = (policy: "statement" | "owned", id = "a1b2c3d4e5") => ({
  id: ApiId.of(id),
  principals: [],
  policy,
});

/** One endpoint that needs nothing of ours, and a cluster in the request phase. */
export function awsEndpoints(more: Partial<AwsEndpointConnection> = {}): AwsEndpointConnection {
  return {
    id: ConnectionId.of("lake"),
    name: "Lake",
    retired: false,
    route: "aws-endpoint",
    backend: { type: "local" },
    services: [],
    endpoints: [{ service: "athena" }],
    clusters: [{ cluster: cluster(1), vpcEndpointIds: {} }],
    ...more,
  };
}

/** Everything there is: two complete clusters of one account, one of another, and one that is not. */
export function fullAwsEndpoints(more: Partial<AwsEndpointConnection> = {}): AwsEndpointConnection {
  const ids = (n: number) => ({
    athena: endpointId(10 * n + 1),
    s3: endpointId(10 * n + 2),
    "api-gateway": endpointId(10 * n + 3),
    redshift: endpointId(10 * n + 4),
    "ec2-api": endpointId(10 * n + 5),
  });
  return awsEndpoints({
    target: { accountId: AwsAccountId.of("333333333333"), region: AwsRegion.of("us-east-1") },
    endpoints: [
      {
        service: "redshift",
        warehouses: [RedshiftIdentifier.of("warehouse"), RedshiftIdentifier.of("archive")],
      },
      { service: "athena" },
      { service: "s3", buckets: [bucket("statement"), bucket("owned", "example.raw")] },
      { service: "api-gateway", restApis: [restApi("owned"), restApi("statement", "0123456789")] },
      { service: "ec2-api", reaches: "api" },
    ],
    clusters: [
      { cluster: knownCluster(1), vpcEndpointIds: ids(1) },
      { cluster: knownCluster(2), vpcEndpointIds: ids(2) },
      { cluster: knownCluster(3, { accountId: AwsAccountId.of("666666666666") }), vpcEndpointIds: ids(3) },
      { cluster: cluster(4), vpcEndpointIds: {} },
    ],
    ...more,
  });
}
