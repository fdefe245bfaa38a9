import { defineValue, type ValueObject } from "./value";

const KINDS: Readonly<Record<string, string>> = {
  vpc: "VPC",
  subnet: "subnet",
  rtb: "route table",
  sg: "security group",
  pcx: "peering connection",
  tgw: "transit gateway",
  "tgw-attach": "transit gateway attachment",
  "tgw-rtb": "transit gateway route table",
  vpce: "VPC endpoint",
  "vpce-svc": "endpoint service",
  igw: "internet gateway",
  nat: "NAT gateway",
  eni: "network interface",
  rtbassoc: "route table association",
  acl: "network ACL",
  i: "EC2 instance",
  "rslvr-in": "inbound Resolver endpoint",
  "rslvr-out": "outbound Resolver endpoint",
  "rslvr-rr": "Resolver rule",
};

/** Makes the value object of an EC2 id: a prefix, and 8 (old) or 17 hexadecimal digits. */
export function defineResourceId<T extends string>(prefix: string): ValueObject<T> {
  const kind = KINDS[prefix] ?? prefix;
  const what = `${article(kind)} ${kind} id`;
  const example = `${prefix}-0123456789abcdef0`;
  return defineValue<T>({
    what,
    example,
    pattern: new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
    refuse(text) {
      const other = /^([a-z]+(?:-[a-z]+)?)-[0-9a-f]{8,17}$/.exec(text)?.[1];
      if (other === undefined || other === prefix) return undefined;
      const isOf = KINDS[other];
      return isOf === undefined
        ? undefined
        : { why: `the id of ${article(isOf)} ${isOf}`, write: `${what} such as ${example}` };
    },
  });
}

function article(kind: string): string {
  return /^[aeio]/i.test(kind) ? "an" : "a";
}
