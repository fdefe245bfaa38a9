import type { Cluster } from "./model";
import type { Cidr } from "./values";

/** The CIDRs that traffic of a cluster comes from and that routes must lead back to: its VPC's and its pods'. */
export function cidrsOf(cluster: Pick<Cluster, "cidr" | "secondaryCidr">): readonly Cidr[] {
  return cluster.secondaryCidr === undefined ? [cluster.cidr] : [cluster.cidr, cluster.secondaryCidr];
}
