import { IPv4, IPv6 } from "ipaddr.js";
import { type Brand, defineValue } from "./value";

/** One IP address, IPv4 or IPv6, without a prefix length. */
export type IpAddress = Brand<"IpAddress">;

export const IpAddress = defineValue<IpAddress>({
  what: "an IP address",
  example: "52.1.2.3",
  pattern: /^([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$/,
  refuse(text) {
    const [address, prefix, ...more] = text.split("/");
    if (address === undefined || more.length > 0) return { write: "an IP address such as 52.1.2.3" };
    const canonical = canonicalAddress(address);
    if (canonical === undefined) return { write: "an IP address such as 52.1.2.3" };
    if (prefix !== undefined) return { why: "which is a CIDR", write: canonical };
    return canonical === text ? undefined : { why: "not in its canonical form", write: canonical };
  },
});

/** The one spelling of an address that AWS gives back, or undefined for what is none. */
export function canonicalAddress(text: string): string | undefined {
  if (IPv4.isValidFourPartDecimal(text)) return IPv4.parse(text).toString();
  // A zone index ("%eth0") means something on one machine only.
  if (text.includes(":") && !text.includes("%") && IPv6.isValid(text))
    return IPv6.parse(text).toRFC5952String();
  return undefined;
}
