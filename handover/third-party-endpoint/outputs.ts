/** What the stack of a third-party endpoint tells after a deploy, read with suspicion: a state may be older than us. */
import type { ThirdPartyEndpointOutputs } from "../../stacks/outputs";
import type { StackState } from "../model";
import type { AddedCluster } from "./phase";

/** Whether a cluster's endpoint is let in. @returns undefined where the state cannot be read from here */
export function isAdmitted(
  state: StackState | undefined,
  { cluster, vpcEndpointId }: AddedCluster,
): boolean | undefined {
  if (state === undefined) return undefined;
  return entry(output(state, "admitted_endpoints"), cluster.id) === vpcEndpointId;
}

/** A text that the stack tells. @default - undefined: not known before a deploy */
export function told(
  state: StackState | undefined,
  name: "network_rule" | "private_access_settings_id",
): string | undefined {
  return text(output(state, name));
}

/** The id that Databricks gave to a cluster's endpoint. @default - undefined: not known before a deploy */
export function registeredId(state: StackState | undefined, { cluster }: AddedCluster): string | undefined {
  return text(entry(output(state, "registered_endpoints"), cluster.id));
}

function output(state: StackState | undefined, name: keyof ThirdPartyEndpointOutputs): unknown {
  return entry(state?.outputs, name);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
