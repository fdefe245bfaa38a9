import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { named, nameOf } from "../private/names";

/** Properties of a ConsumerIngress. */
export interface ConsumerIngressProps {
  /** Security group of the load balancer. */
  readonly securityGroupId: string;
  readonly ports: readonly number[];
  readonly cidrs: readonly string[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * Admits the clusters to the load balancer: traffic from an endpoint carries the address that its client has in the
 * cluster's VPC. Two clusters may have one CIDR, which PrivateLink does not mind, so a rule belongs to a CIDR.
 */
export class ConsumerIngress extends Construct {
  constructor(scope: Construct, id: string, props: ConsumerIngressProps) {
    super(scope, id);
    for (const port of props.ports) {
      for (const cidr of props.cidrs) {
        const name = nameOf(`consumer-${port}`, cidr);
        const rule = new VpcSecurityGroupIngressRule(this, name, {
          securityGroupId: props.securityGroupId,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          cidrIpv4: cidr,
          description: "Astro",
        });
        declaredAt(named(rule, name), props.declaredAt);
      }
    }
  }
}
