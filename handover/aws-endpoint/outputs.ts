/** What the stack of built-in endpoints tells after a deploy, read with suspicion: a state may be older than us. */
import { endpointOf, knownEndpoints } from "../../config/aws-endpoint";
import type { AwsEndpointCluster, AwsEndpointConnection } from "../../config/model";
import type { AwsEndpointOutputs } from "../../stacks/outputs";
import type { StackState } from "../model";

/** The Redshift clusters that do not authorize a cluster's VPC yet; all of them where that cannot be seen from here. */
export function unauthorized(
  connection: AwsEndpointConnection,
  { cluster }: AwsEndpointCluster,
  state: StackState | undefined,
): readonly string[] {
  const warehouses = endpointOf(connection, "redshift")?.warehouses ?? [];
  return warehouses.filter((warehouse) => {
    const vpcs = entry(entry(output(state, "redshift_authorizations"), warehouse), cluster.accountId);
    return cluster.vpcId === undefined || !Array.isArray(vpcs) || !vpcs.includes(cluster.vpcId);
  });
}

/** The port of a Redshift cluster. @default - undefined: not known before a deploy */
export function redshiftPort(state: StackState | undefined, warehouse: string): number | undefined {
  const port = entry(output(state, "redshift_ports"), warehouse);
  return typeof port === "number" ? port : undefined;
}

/** A resource whose policy is to let Airflow in by an endpoint. */
export interface Policy {
  /** The resource in words: `bucket example-data`. */
  readonly what: string;
  readonly owned: boolean;
  /** The policy as JSON. @default - undefined: not deployed with the endpoints that the file knows */
  readonly json: string | undefined;
}

/** The policies that the endpoints known so far ask for. */
export function policies(
  connection: AwsEndpointConnection,
  state: StackState | undefined,
): readonly Policy[] {
  const read = (
    name: "bucket_policies" | "rest_api_policies",
    service: "s3" | "api-gateway",
    what: string,
    resources: readonly { readonly key: string; readonly policy: string }[],
  ): Policy[] => {
    const ids = knownEndpoints(connection, service);
    if (ids.length === 0) return [];
    return resources.map(({ key, policy }) => {
      const json = entry(output(state, name), key);
      const fresh = typeof json === "string" && ids.every((id) => json.includes(`"${id}"`));
      return { what: `${what} ${key}`, owned: policy === "owned", json: fresh ? json : undefined };
    });
  };
  const buckets = endpointOf(connection, "s3")?.buckets ?? [];
  const apis = endpointOf(connection, "api-gateway")?.restApis ?? [];
  return [
    ...read(
      "bucket_policies",
      "s3",
      "bucket",
      buckets.map(({ name, policy }) => ({ key: name, policy })),
    ),
    ...read(
      "rest_api_policies",
      "api-gateway",
      "REST API",
      apis.map(({ id, policy }) => ({ key: id, policy })),
    ),
  ];
}

function output(state: StackState | undefined, name: keyof AwsEndpointOutputs): unknown {
  return entry(state?.outputs, name);
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
