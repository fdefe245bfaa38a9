import { Token } from "cdktf";
import { hcl, literal } from "../private/hcl";
import type { ClusterAddresses } from "./cluster-addresses";

/** Every address of every cluster as a /32, then the others: literal where all are known, so that synth can judge them. */
export function allowedCidrs(
  clusters: readonly ClusterAddresses[],
  others: readonly string[] = [],
): string[] {
  if (clusters.every(({ known }) => known !== undefined)) {
    const own = clusters.flatMap(({ known = [] }) => known.map(single)).sort();
    return [...new Set([...own, ...[...others].sort()])];
  }
  const lists = clusters.map(({ list }) => list).join(", ");
  const own = `[for ip in sort(setunion(${lists})) : format("%s/32", ip)]`;
  const all = others.length === 0 ? own : `distinct(concat(${own}, ${literal([...others].sort())}))`;
  return Token.asList(hcl(all));
}

/** One address as a CIDR. */
export function single(ip: string): string {
  return `${ip}/32`;
}
