/** What the stack of a public endpoint tells after a deploy, read with suspicion: a state may be older than us. */
import { externalAddresses } from "../../config/external-addresses";
import type { AdmittedCluster, PublicEndpointConnection } from "../../config/model";
import type { PublicEndpointOutputs } from "../../stacks/outputs";
import type { StackState } from "../model";

/** The addresses of a cluster that are admitted. @default - empty: none, or the state cannot be read from here */
export function admittedIps(state: StackState | undefined, { cluster }: AdmittedCluster): readonly string[] {
  const name: keyof PublicEndpointOutputs = "admitted_ips";
  const ips = entry(entry(state?.outputs, name), cluster.id);
  return Array.isArray(ips) && ips.every((ip) => typeof ip === "string") ? ips : [];
}

/** Whether every known address of a cluster is admitted. @returns undefined where the state cannot be read from here */
export function isAdmitted(
  connection: PublicEndpointConnection,
  state: StackState | undefined,
  member: AdmittedCluster,
): boolean | undefined {
  if (state === undefined) return undefined;
  const admitted = admittedIps(state, member);
  return (
    admitted.length > 0 &&
    externalAddresses(connection, member.cluster).declared.every((ip) => admitted.includes(ip))
  );
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
