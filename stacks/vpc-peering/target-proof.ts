import type { Postcondition } from "cdktf";
import type { Cluster } from "../../config/model";
import { Cidr } from "../../config/values";
import { hcl } from "../private/hcl";
import { liesIn, overlaps } from "../shared/cidr-conditions";

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((cidr) => Cidr.of(cidr));
const ELSEWHERE =
  "or reach the data services over an endpoint service, which does not mind overlaps (route endpoint-service)";

/**
 * What must hold of a target VPC before Astronomer is asked to peer with it, as postconditions of its data source. Once
 * a peering connection is known, the policies judge the same; before, no plan ties the VPC to a cluster.
 *
 * Each message begins with the id of the rule.
 *
 * @param clusters - those in the request phase
 */
export function targetProof(vpcId: string, clusters: readonly Cluster[]): Postcondition[] {
  if (clusters.length === 0) return [];
  const cidrs = '[for a in self.cidr_block_associations : a.cidr_block if a.state == "associated"]';
  return [
    ...[...clusters]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((cluster) =>
        rangesOf(cluster).map(({ rule, cidr, what, so }) => ({
          condition: hcl(`alltrue([for c in ${cidrs} : !(${overlaps("c", cidr)})])`),
          errorMessage: `${rule}: ${vpcId} has the CIDR ${hcl(`join(", ", [for c in ${cidrs} : c if ${overlaps("c", cidr)}])`)}, which overlaps ${cidr}, ${what} of Astro cluster ${cluster.id}: ${so}. Give the target VPC another CIDR, ${ELSEWHERE}.`,
        })),
      ),
    {
      // The first CIDR, the one that the ticket names.
      condition: hcl(liesIn("self.cidr_block", PRIVATE)),
      errorMessage: `vpc-peering/target-cidr-not-rfc1918: ${vpcId} has the CIDR ${hcl("self.cidr_block")}, and Astronomer peers with private ones only. Use a target VPC in ${PRIVATE.join(", ")}.`,
    },
  ];
}

interface Range {
  readonly rule: string;
  readonly cidr: Cidr;
  readonly what: string;
  /** What comes of an overlap. */
  readonly so: string;
}

function rangesOf({ cidr, secondaryCidr, disasterRecovery: recovery }: Cluster): Range[] {
  const fails = "AWS fails such a peering connection";
  const afterFailover = "after a failover AWS fails the peering connection";
  const range = (rule: string, of: Cidr | undefined, what: string, so: string): Range[] =>
    of === undefined ? [] : [{ rule: `vpc-peering/${rule}`, cidr: of, what, so }];
  return [
    ...range("cidr-overlap", cidr, "the VPC", fails),
    ...range("pod-range-overlap", secondaryCidr, "the pod range", fails),
    ...range("recovery-cidr-overlap", recovery?.cidr, "the disaster recovery VPC", afterFailover),
    ...range(
      "recovery-cidr-overlap",
      recovery?.secondaryCidr,
      "the pod range of the disaster recovery VPC",
      afterFailover,
    ),
  ];
}
