/** What the stack of a peering connection tells after a deploy, read with suspicion: a state may be older than us. */
import type { VpcPeeringOutputs } from "../../stacks/outputs";
import type { StackState } from "../model";
import type { RequestedCluster } from "./phase";

/** The CIDRs of the target VPC. @default - undefined: not known before a deploy */
export function targetCidrs(state: StackState | undefined): readonly string[] | undefined {
  const value = output(state, "target_vpc_cidr_blocks");
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((cidr) => typeof cidr === "string") ? value : undefined;
}

/** Status of the peering after the last apply, in AWS's words. @default - undefined: the stack does not hold it */
export function peeringStatus(state: StackState | undefined, member: RequestedCluster): string | undefined {
  const peering = entry(output(state, "peering_connections"), member.cluster.id);
  // After the file got another id the state still tells of the old one.
  if (entry(peering, "id") !== member.peeringConnectionId) return undefined;
  const status = entry(peering, "status");
  return typeof status === "string" ? status : undefined;
}

/** Whether the peering is accepted. @returns undefined where the state cannot be read from here */
export function isAccepted(state: StackState | undefined, member: RequestedCluster): boolean | undefined {
  return state === undefined ? undefined : peeringStatus(state, member) === "active";
}

/** Whether the cluster's VPC may be associated with the zone. @returns undefined where the state cannot be read */
export function isAuthorized(
  state: StackState | undefined,
  { cluster }: RequestedCluster,
  zone: string,
): boolean | undefined {
  if (state === undefined) return undefined;
  const authorizations = entry(output(state, "hosted_zone_authorizations"), cluster.id);
  return (
    Array.isArray(authorizations) &&
    authorizations.some((each) => entry(each, "zone_id") === zone && entry(each, "vpc_id") === cluster.vpcId)
  );
}

function output(state: StackState | undefined, name: keyof VpcPeeringOutputs): unknown {
  return entry(state?.outputs, name);
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
