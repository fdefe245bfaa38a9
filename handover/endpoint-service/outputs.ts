/** What the stack of an endpoint service tells after a deploy, read with suspicion: a state may be older than us. */
import type { ConsumerCluster } from "../../config/model/endpoint-service";
import type { EndpointServiceOutputs } from "../../stacks/outputs";
import type { StackState } from "../model";

/** The record that verifies a private DNS name, and how far AWS is. */
export interface Verification {
  readonly state: string;
  readonly record: { readonly name: string; readonly type: string; readonly value: string };
}

/** Name of the service. @default - undefined: not known before a deploy */
export function serviceName(state: StackState | undefined): string | undefined {
  return text(output(state, "endpoint_service_name"));
}

/** Id of the service. @default - undefined: not known before a deploy */
export function serviceId(state: StackState | undefined): string | undefined {
  return text(output(state, "endpoint_service_id"));
}

/** Availability Zone IDs of the load balancer. @default - undefined: not known before a deploy */
export function zoneIds(state: StackState | undefined): readonly string[] | undefined {
  const value = output(state, "availability_zone_ids");
  return Array.isArray(value) && value.every((zone) => typeof zone === "string") ? value : undefined;
}

/** The load balancer that AWS refuses to delete. @default - undefined: none, or not known */
export function protectedLoadBalancer(state: StackState | undefined): string | undefined {
  return output(state, "load_balancer_deletion_protection") === true
    ? text(output(state, "load_balancer_arn"))
    : undefined;
}

/** How the private DNS name is verified. @default - undefined: not known before a deploy of that very name */
export function verification(state: StackState | undefined, name: string): Verification | undefined {
  const dns = output(state, "private_dns");
  if (entry(dns, "name") !== name) return undefined;
  const record = entry(dns, "record");
  const [recordName, type, value] = ["name", "type", "value"].map((key) => text(entry(record, key)));
  const status = text(entry(dns, "state"));
  if (recordName === undefined || type === undefined || value === undefined || status === undefined) {
    return undefined;
  }
  return { state: status, record: { name: recordName, type, value } };
}

/** State of a cluster's endpoint after the last apply, in AWS's words. @default - undefined: the stack does not hold it */
export function endpointState(state: StackState | undefined, member: ConsumerCluster): string | undefined {
  const { cluster, vpcEndpointId } = member;
  return vpcEndpointId === undefined
    ? undefined
    : stateIn("endpoint_connections", state, cluster.id, vpcEndpointId);
}

/** Whether each endpoint of the cluster is accepted. @returns undefined where the state cannot be read from here */
export function isAccepted(state: StackState | undefined, member: ConsumerCluster): boolean | undefined {
  if (state === undefined) return undefined;
  const { cluster, recoveryVpcEndpointId: recovery } = member;
  return (
    endpointState(state, member) === "available" &&
    (recovery === undefined ||
      stateIn("recovery_endpoint_connections", state, cluster.id, recovery) === "available")
  );
}

function stateIn(
  name: "endpoint_connections" | "recovery_endpoint_connections",
  state: StackState | undefined,
  clusterId: string,
  endpointId: string,
): string | undefined {
  const connection = entry(output(state, name), clusterId);
  // After the file got another id the state still tells of the old one; AWS writes states in either case.
  return entry(connection, "id") === endpointId ? text(entry(connection, "state"))?.toLowerCase() : undefined;
}

function output(state: StackState | undefined, name: keyof EndpointServiceOutputs): unknown {
  return entry(state?.outputs, name);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
