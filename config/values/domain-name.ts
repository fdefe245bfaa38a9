import { HostName } from "./host-name";
import { canonicalAddress } from "./ip-address";
import { type Brand, defineValue } from "./value";

/** A DNS domain below the root, in lower case and without a trailing dot: `corp.example.com`. */
export type DomainName = Brand<"DomainName">;

export const DomainName = defineValue<DomainName>({
  what: "a domain name",
  example: "corp.example.com",
  pattern: /^[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?$/,
  refuse(text) {
    if (text === ".") {
      return { why: "which is every name there is", write: "the domain that your own servers answer" };
    }
    if (canonicalAddress(text) !== undefined) return { why: "an IP address", write: "the domain name" };
    if (/^(\*\.|\.)./.test(text)) {
      return { why: "with a wildcard", write: `${text.replace(/^\*?\./, "")}: it covers the names below` };
    }
    if (/[^.]\.$/.test(text)) return { why: "with a trailing dot", write: text.slice(0, -1).toLowerCase() };
    if (text !== text.toLowerCase()) return { why: "in capitals", write: text.toLowerCase() };
    const host = HostName.parse(text);
    return host.ok ? undefined : { write: "a domain name such as corp.example.com" };
  },
});
