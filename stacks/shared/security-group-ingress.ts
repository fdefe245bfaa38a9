import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Service } from "../../config/model";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { named, nameOf } from "../private/names";
import { type AstroVpc, cidrsOf } from "./astro-vpc";

/** A TCP port that a security group should admit the cluster on. */
export interface AdmittedPort {
  readonly securityGroupId: string;
  /** Names what is emitted, so it must not change. @default - the id, which must then be known at synth */
  readonly name?: string;
  /** TCP port, 1 to 65535. */
  readonly port: number;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** The ports of the services that have a security group, each with its place in the file. */
export function admittedPorts(services: readonly Service[]): AdmittedPort[] {
  return services.flatMap(({ securityGroupId, ports }, service) =>
    securityGroupId === undefined
      ? []
      : ports.map((port, index) => ({
          securityGroupId,
          port,
          declaredAt: ["services", service, "ports", index],
        })),
  );
}

/** Properties of a SecurityGroupIngress. */
export interface SecurityGroupIngressProps {
  readonly astro: AstroVpc;
  /** One that two services share is admitted once. */
  readonly ports: readonly AdmittedPort[];
  /** Where the security groups are. @default - the stack's own provider */
  readonly provider?: TerraformProvider;
}

/** Admits a cluster, by its CIDRs and nothing wider, on the ports of the data services. */
export class SecurityGroupIngress extends Construct {
  constructor(scope: Construct, id: string, props: SecurityGroupIngressProps) {
    super(scope, id);
    const { astro, ports, provider } = props;
    const seen = new Set<string>();
    for (const { securityGroupId, name: group = securityGroupId, port, declaredAt: path } of ports) {
      for (const cidr of cidrsOf(astro)) {
        const name = nameOf(astro.clusterId, group, String(port), cidr);
        if (seen.has(name)) continue;
        seen.add(name);
        const rule = new VpcSecurityGroupIngressRule(this, name, {
          securityGroupId,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          cidrIpv4: cidr,
          description: `Astro cluster ${astro.clusterId}`,
          ...(provider === undefined ? {} : { provider }),
        });
        declaredAt(named(rule, name), path);
      }
    }
  }
}
