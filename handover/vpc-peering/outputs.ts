/** What the stack of a peering connection tells after a deploy. */
import type { StackState } from "../model";

/** The CIDRs of the target VPC. @default - undefined: not known before a deploy */
export function targetCidrs(state: StackState | undefined): readonly string[] | undefined {
  const value = state?.outputs["target_vpc_cidrs"];
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((cidr) => typeof cidr === "string") ? value : undefined;
}

/**
 * Whether the deployed stack has accepted the peering.
 * @returns undefined where the state cannot be read from here
 */
export function isAccepted(state: StackState | undefined, peeringConnectionId: string): boolean | undefined {
  if (state === undefined) return undefined;
  const value = state.outputs["accepted_peering_connection_ids"];
  return Array.isArray(value) && value.includes(peeringConnectionId);
}
