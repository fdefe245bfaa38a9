import { canonicalAddress } from "./ip-address";
import { type Brand, defineValue } from "./value";

/** The DNS name or IP address of a data service; never a URL, which could carry a password. */
export type HostName = Brand<"HostName">;

const LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
const NAME = new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})*$`);

export const HostName = defineValue<HostName>({
  what: "a host name",
  example: "orders.internal.example.com",
  pattern: /^[A-Za-z0-9_.:-]{1,253}$/,
  refuse(text) {
    const url = /^[a-z][a-z0-9+.-]*:\/\/(?:\S*@)?([A-Za-z0-9_.-]+)/i.exec(text)?.[1];
    if (url !== undefined) return { why: "a URL", write: `the host name alone: ${url}` };
    const port = /^([A-Za-z0-9_.-]+):([0-9]+)$/.exec(text);
    if (port !== null) return { why: "with a port", write: `${port[1]}, and ${port[2]} under ports` };
    const numeric = /^[0-9.]+$/.test(text);
    if (canonicalAddress(text) !== undefined || (NAME.test(text) && !numeric)) return undefined;
    return { write: "a host name such as orders.internal.example.com" };
  },
});
