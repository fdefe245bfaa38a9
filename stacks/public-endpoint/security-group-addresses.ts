import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { named, nameOf } from "../private/names";
import type { AdmittedPort } from "../shared/security-group-ingress";
import { single } from "./allowed-cidrs";
import type { ClusterAddresses } from "./cluster-addresses";

/** Properties of SecurityGroupAddresses. */
export interface SecurityGroupAddressesProps {
  readonly cluster: ClusterAddresses;
  /** One that two services share is admitted once. */
  readonly ports: readonly AdmittedPort[];
}

/**
 * Admits a cluster on the ports of the data services, by one rule for each of its external addresses. An instance is
 * named by its address, so that it stays when addresses that stood in the file are looked up instead.
 */
export class SecurityGroupAddresses extends Construct {
  /** What has to exist before the cluster is admitted. */
  readonly admits: readonly TerraformElement[];

  constructor(scope: Construct, id: string, props: SecurityGroupAddressesProps) {
    super(scope, id);
    const { cluster, ports } = props;
    const unique = new Map(
      [...ports]
        .reverse()
        .map((each) => [nameOf(cluster.clusterId, each.securityGroupId, String(each.port)), each] as const),
    );
    this.admits = [...unique]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { securityGroupId, port, declaredAt: path }]) => {
        const rule = new VpcSecurityGroupIngressRule(this, name, {
          securityGroupId,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          cidrIpv4: single(hcl("each.value")),
          description: `Astro cluster ${cluster.clusterId}`,
        });
        // Not as an iterator of the framework, which wraps an expression in another one.
        rule.addOverride("for_each", hcl(`toset(${cluster.list})`));
        return declaredAt(named(rule, name), path);
      });
  }
}
