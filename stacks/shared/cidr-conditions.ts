import { type Cidr, prefixLength } from "../../config/values";
import { literal } from "../private/hcl";

/**
 * Terraform expression: whether the CIDR that an expression tells shares an address with `cidr`.
 *
 * Terraform has no function for that: two CIDRs overlap where their first addresses are in one network of the wider
 * one's size.
 */
export function overlaps(expression: string, cidr: Cidr): string {
  const size = `min(tonumber(split("/", ${expression})[1]), ${prefixLength(cidr)})`;
  return `${network(expression, size)} == ${network(literal(cidr), size)}`;
}

/** Terraform expression: whether the CIDR that an expression tells lies in one of `wider`. */
export function liesIn(expression: string, wider: readonly Cidr[]): string {
  const own = `tonumber(split("/", ${expression})[1])`;
  return wider
    .map((cidr) => {
      const size = String(prefixLength(cidr));
      return `(${own} >= ${size} && ${network(expression, size)} == ${network(literal(cidr), size)})`;
    })
    .join(" || ");
}

/** The first address of the network of a size that a CIDR lies in. */
function network(cidr: string, size: string): string {
  return `cidrhost(format("%s/%d", split("/", ${cidr})[0], ${size}), 0)`;
}
