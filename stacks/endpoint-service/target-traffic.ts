import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { named, nameOf } from "../private/names";
import type { ServiceLoadBalancer } from "./load-balancer";
import type { ProviderVpc } from "./provider-vpc";
import type { TargetGroup } from "./target-group";

/** Properties of a TargetTraffic. */
export interface TargetTrafficProps {
  readonly vpc: ProviderVpc;
  readonly loadBalancer: ServiceLoadBalancer;
  readonly targetGroups: readonly TargetGroup[];
  /** Security groups in front of targets, each with the port of a listener. */
  readonly admitting: readonly {
    readonly securityGroupId: string;
    readonly listenerPort: number;
    readonly declaredAt?: Path;
  }[];
}

/**
 * Lets the load balancer reach its targets: out of its own security group, and into those in front of the targets.
 * Targets see the load balancer, never Astro, so what they admit is its security group, or its subnets if it has none.
 */
export class TargetTraffic extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: TargetTrafficProps,
  ) {
    super(scope, id);
    const { ownSecurityGroupId } = props.loadBalancer;
    // The egress of a group that exists is its owner's.
    if (ownSecurityGroupId !== undefined) this.letOut(ownSecurityGroupId);
    const admitted = new Set<string>();
    for (const { securityGroupId, listenerPort, declaredAt: at } of props.admitting) {
      const group = props.targetGroups.find(({ listener }) => listener.port === listenerPort);
      for (const port of group === undefined ? [] : portsOf(group)) {
        const key = `${securityGroupId} ${port}`;
        if (!admitted.has(key)) this.letIn(securityGroupId, port, at);
        admitted.add(key);
      }
    }
  }

  private letOut(guard: string): void {
    const { vpc, targetGroups } = this.props;
    const inVpc = new Set<number>();
    const addresses = new Map<string, { address: string; port: number }>();
    for (const group of targetGroups) {
      const { targets } = group.listener;
      for (const port of portsOf(group)) {
        if (targets.type !== "ips") inVpc.add(port);
        else for (const address of targets.addresses) addresses.set(`${address} ${port}`, { address, port });
      }
    }
    for (const port of inVpc) {
      const rule = new VpcSecurityGroupEgressRule(this, `target-${port}`, {
        securityGroupId: guard,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: hcl("each.value"),
        description: "Targets",
      });
      named(rule, nameOf(`target-${port}`)).addOverride("for_each", hcl(`toset(${vpc.cidrs})`));
    }
    for (const { address, port } of addresses.values()) {
      const cidr = `${address}/32`;
      const rule = new VpcSecurityGroupEgressRule(this, nameOf(`target-${port}`, cidr), {
        securityGroupId: guard,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: cidr,
        description: "Target",
      });
      named(rule, nameOf(`target-${port}`, cidr));
    }
  }

  private letIn(securityGroupId: string, port: number, at: Path | undefined): void {
    const { loadBalancer } = this.props;
    const common = {
      securityGroupId,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      description: "Load balancer of the endpoint service for Astro",
    };
    const name = nameOf(securityGroupId, String(port));
    if (loadBalancer.ownSecurityGroupId !== undefined) {
      const rule = new VpcSecurityGroupIngressRule(this, name, {
        ...common,
        referencedSecurityGroupId: loadBalancer.ownSecurityGroupId,
      });
      declaredAt(named(rule, name), at);
      return;
    }
    const byGroup = new VpcSecurityGroupIngressRule(this, `${name}-groups`, {
      ...common,
      referencedSecurityGroupId: hcl("each.value"),
    });
    declaredAt(named(byGroup, name), at).addOverride("for_each", hcl(loadBalancer.securityGroupIds));
    const bySubnet = new VpcSecurityGroupIngressRule(this, `${name}-subnets`, {
      ...common,
      cidrIpv4: hcl("each.value"),
    });
    declaredAt(named(bySubnet, `${name}_subnets`), at).addOverride(
      "for_each",
      hcl(`length(${loadBalancer.securityGroupIds}) > 0 ? toset([]) : toset(${loadBalancer.subnetCidrs})`),
    );
  }
}

function portsOf({ listener, targetPort }: TargetGroup): number[] {
  return [...new Set([targetPort, listener.healthCheck.port ?? targetPort])];
}
