import { IPv4, IPv6 } from "ipaddr.js";
import { canonicalAddress } from "./ip-address";
import { type Brand, defineValue, type ValueObject } from "./value";

/** A CIDR block in its canonical form: no host bits, the spelling AWS gives back. */
export type Cidr = Brand<"Cidr">;

const anExample = "a CIDR such as 172.20.0.0/20";

export const Cidr: ValueObject<Cidr> = defineValue<Cidr>({
  what: "a CIDR",
  example: "172.20.0.0/20",
  pattern: /^[0-9a-f.:]+\/[0-9]{1,3}$/,
  refuse(text) {
    const [address, length, ...more] = text.split("/");
    const canonical = canonicalAddress(address ?? "");
    if (canonical === undefined || more.length > 0) return { write: anExample };
    const bits = canonical.includes(":") ? 128 : 32;
    if (length === undefined) return { why: "without a prefix length", write: `${canonical}/${bits}` };
    if (!/^[0-9]{1,3}$/.test(length) || Number(length) > bits) {
      return { why: `whose prefix length is not 0 to ${bits}`, write: anExample };
    }
    const network = `${networkAddress(canonical, Number(length))}/${Number(length)}`;
    if (network === text) return undefined;
    const why =
      canonical === networkAddress(canonical, Number(length))
        ? "not in its canonical form"
        : "which has host bits";
    return { why, write: network };
  },
});

/** Whether two blocks share an address. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return cidrContains(a, b) || cidrContains(b, a);
}

/** Whether every address of `inner` is in `outer`. */
export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  if (isIpv4Cidr(outer) !== isIpv4Cidr(inner)) return false;
  const [innerAddress, innerLength] = split(inner);
  const [outerAddress, outerLength] = split(outer);
  return outerLength <= innerLength && networkAddress(innerAddress, outerLength) === outerAddress;
}

/** Whether a block is IPv4. */
export function isIpv4Cidr(cidr: Cidr): boolean {
  return !cidr.includes(":");
}

/** The prefix length of a block. */
export function prefixLength(cidr: Cidr): number {
  return split(cidr)[1];
}

/** The block of the given length, at most the block's own, that holds a block. */
export function supernet(cidr: Cidr, length: number): Cidr {
  return `${networkAddress(split(cidr)[0], length)}/${length}` as Cidr;
}

function split(cidr: Cidr): [string, number] {
  const slash = cidr.indexOf("/");
  return [cidr.slice(0, slash), Number(cidr.slice(slash + 1))];
}

function networkAddress(address: string, length: number): string {
  return address.includes(":")
    ? IPv6.networkAddressFromCIDR(`${address}/${length}`).toRFC5952String()
    : IPv4.networkAddressFromCIDR(`${address}/${length}`).toString();
}
