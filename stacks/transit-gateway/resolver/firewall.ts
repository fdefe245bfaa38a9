import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { TerraformIterator, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { declaredAt } from "../../origin";
import { hcl } from "../../private/hcl";
import { named, nameOf } from "../../private/names";
import type { Endpoint } from "./endpoint";

interface Acting {
  readonly provider?: AwsProvider;
}

/** A new inbound endpoint admits the clusters on TCP and UDP 53. */
export function admitQueries(
  scope: Construct,
  { securityGroupId = "", direction }: Endpoint,
  cidrs: readonly string[],
  provider: Acting,
): void {
  for (const cidr of [...new Set(cidrs)].sort()) {
    for (const rule of QUERIES) {
      const name = nameOf("resolver", direction, cidr, rule.ipProtocol);
      const ingress = new VpcSecurityGroupIngressRule(scope, `ingress-${name}`, {
        securityGroupId,
        cidrIpv4: cidr,
        description: "DNS queries from Astro",
        ...rule,
        ...provider,
      });
      declaredAt(named(ingress, name), ["dns", "inbound"]);
    }
  }
}

/** A new outbound endpoint reaches the DNS servers on TCP and UDP 53. */
export function letOutTo(
  scope: Construct,
  { securityGroupId = "", direction }: Endpoint,
  servers: readonly string[],
  provider: Acting,
): void {
  for (const server of [...new Set(servers)].sort()) {
    for (const rule of QUERIES) {
      const name = nameOf("resolver", direction, `${server}/32`, rule.ipProtocol);
      const egress = new VpcSecurityGroupEgressRule(scope, `egress-${name}`, {
        securityGroupId,
        cidrIpv4: `${server}/32`,
        description: "DNS queries to your servers",
        ...rule,
        ...provider,
      });
      declaredAt(named(egress, name), ["dns", "outbound"]);
    }
  }
}

/** Where the inbound endpoint answers what leaves through the outbound one, both let these queries pass. */
export function letOutInto(scope: Construct, outbound: Endpoint, inbound: Endpoint, provider: Acting): void {
  for (const rule of QUERIES) {
    if (outbound.securityGroupId !== undefined) {
      const to = peerOf(scope, inbound);
      const name = nameOf("resolver", "outbound-to-inbound", rule.ipProtocol);
      const egress = new VpcSecurityGroupEgressRule(scope, `egress-${name}`, {
        securityGroupId: outbound.securityGroupId,
        ...to,
        description: "DNS queries to the inbound endpoint",
        ...rule,
        ...provider,
      });
      declaredAt(named(egress, name), ["dns", "outbound"]);
    }
    if (inbound.securityGroupId !== undefined) {
      const from = peerOf(scope, outbound);
      const name = nameOf("resolver", "inbound-from-outbound", rule.ipProtocol);
      const ingress = new VpcSecurityGroupIngressRule(scope, `ingress-${name}`, {
        securityGroupId: inbound.securityGroupId,
        ...from,
        description: "DNS queries from the outbound endpoint",
        ...rule,
        ...provider,
      });
      declaredAt(named(ingress, name), ["dns", "inbound"]);
    }
  }
}

/** The other endpoint by its security group; an existing one by its addresses, which are read. */
function peerOf(scope: Construct, endpoint: Endpoint): Peer {
  const { securityGroupId, direction, addresses } = endpoint;
  if (securityGroupId !== undefined) return { referencedSecurityGroupId: securityGroupId };
  const id = `${direction}-addresses`;
  const known = scope.node.tryFindChild(id) as TerraformLocal | undefined;
  const list =
    known ?? named(new TerraformLocal(scope, id, hcl(`sort(${addresses})`)), `${direction}_endpoint_ips`);
  const each = TerraformIterator.fromList(list.asList);
  return { forEach: each, cidrIpv4: `${each.value as string}/32` };
}

interface Peer {
  readonly referencedSecurityGroupId?: string;
  readonly forEach?: TerraformIterator;
  readonly cidrIpv4?: string;
}

const QUERIES = [
  { ipProtocol: "tcp", fromPort: 53, toPort: 53 },
  { ipProtocol: "udp", fromPort: 53, toPort: 53 },
] as const;
