/** What the stack of a transit gateway connection tells after a deploy, read with suspicion: a state may be older. */
import type { TransitGatewayOutputs } from "../../stacks/outputs";
import type { StackState } from "../model";
import type { KnownCluster } from "./phase";

/** One of the outputs that are a text. @default - undefined: not known before a deploy */
export function textOf(
  state: StackState | undefined,
  name: "transit_gateway_id" | "resource_share_arn" | "resolver_share_arn",
): string | undefined {
  const value = output(state, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The CIDRs of a VPC. @default - undefined: not known before a deploy */
export function vpcCidrs(state: StackState | undefined, vpcId: string): readonly string[] | undefined {
  return texts(entry(output(state, "vpc_cidr_blocks"), vpcId));
}

/** The addresses of the inbound endpoint. @default - undefined: not known before a deploy */
export function inboundIps(state: StackState | undefined): readonly string[] | undefined {
  return texts(output(state, "inbound_endpoint_ips"));
}

/** The id of the rule of a domain. @default - undefined: not known before a deploy */
export function ruleIdOf(state: StackState | undefined, domain: string): string | undefined {
  const value = entry(output(state, "resolver_rule_ids"), domain);
  return typeof value === "string" ? value : undefined;
}

/** Whether the gateway takes what the cluster sends. @returns undefined where the state cannot be read from here */
export function isAttached(state: StackState | undefined, member: KnownCluster): boolean | undefined {
  if (state === undefined) return undefined;
  // After the file got another id the state still tells of the old one.
  return entry(output(state, "cluster_attachments"), member.cluster.id) === member.attachmentId;
}

function output(state: StackState | undefined, name: keyof TransitGatewayOutputs): unknown {
  return entry(state?.outputs, name);
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

function texts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.every((each) => typeof each === "string") ? value : undefined;
}
