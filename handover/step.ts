import type { Cluster, Phase } from "../config/model";
import type { ClusterProgress } from "./model";

/** How far one cluster has come, beside which it is. */
export type Step = Pick<ClusterProgress, "done" | "awaited" | "next">;

/** What is done, awaited and next for each cluster of a connection. */
export function eachCluster<M extends { readonly cluster: Cluster }>(
  clusters: readonly M[],
  phaseOf: (member: M) => Phase,
  step: (member: M) => Step,
): readonly ClusterProgress[] {
  return clusters.map((member) => ({
    id: member.cluster.id,
    name: member.cluster.name,
    phase: phaseOf(member),
    ...step(member),
  }));
}
