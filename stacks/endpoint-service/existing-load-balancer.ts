import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named } from "../private/names";
import { ConsumerIngress } from "./consumer-ingress";
import type { ServiceLoadBalancer } from "./load-balancer";
import type { ProviderVpc } from "./provider-vpc";

/** Properties of an ExistingLoadBalancer. */
export interface ExistingLoadBalancerProps {
  readonly vpc: ProviderVpc;
  readonly arn: string;
  /** Its security group that is to admit the clusters. @default - none is touched */
  readonly securityGroupId?: string;
  /** Ports that the clusters connect to. */
  readonly ports: readonly number[];
  readonly consumerCidrs: readonly string[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** A load balancer that exists: read, and proved to be an internal Network Load Balancer of the VPC. */
export class ExistingLoadBalancer extends Construct implements ServiceLoadBalancer {
  readonly arn: string;
  readonly securityGroupIds: string;
  readonly subnetCidrs: string;
  readonly availabilityZoneIds: string;
  readonly deletionProtection: string;

  constructor(scope: Construct, id: string, props: ExistingLoadBalancerProps) {
    super(scope, id);
    const balancer = new DataAwsLb(this, "load-balancer", {
      arn: props.arn,
      lifecycle: { postcondition: proof(props) },
    });
    const at = addressOf(declaredAt(named(balancer, "service"), props.declaredAt));
    const subnets = named(new DataAwsSubnet(this, "subnets", { id: hcl("each.value") }), "service");
    subnets.addOverride("for_each", hcl(`${at}.subnets`));
    const each = (attribute: string) => `[for s in values(${addressOf(subnets)}) : s.${attribute}]`;
    if (props.securityGroupId !== undefined) {
      new ConsumerIngress(this, "ingress", {
        securityGroupId: props.securityGroupId,
        ports: props.ports,
        cidrs: props.consumerCidrs,
        ...(props.declaredAt === undefined ? {} : { declaredAt: props.declaredAt }),
      });
    }
    this.arn = `${at}.arn`;
    this.securityGroupIds = `${at}.security_groups`;
    this.subnetCidrs = each("cidr_block");
    this.availabilityZoneIds = `sort(${each("availability_zone_id")})`;
    this.deletionProtection = `${at}.enable_deletion_protection`;
  }
}

function proof({ arn, vpc, securityGroupId }: ExistingLoadBalancerProps) {
  const correct = "Correct loadBalancer.arn.";
  return [
    {
      condition: hcl('self.load_balancer_type == "network"'),
      errorMessage: `endpoint-service/load-balancer-is-network: ${arn} is of type ${hcl("self.load_balancer_type")}. Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an endpoint service, and no other. ${correct}`,
    },
    {
      condition: hcl("self.internal"),
      errorMessage: `endpoint-service/load-balancer-internal: ${arn} is internet-facing, so the internet reaches what Astro reaches. Name an internal load balancer.`,
    },
    {
      condition: hcl(`self.vpc_id == ${literal(vpc.vpcId)}`),
      errorMessage: `${arn} is in ${hcl("self.vpc_id")}, not in ${vpc.vpcId}. Correct loadBalancer.arn or target.vpcId.`,
    },
    ...(securityGroupId === undefined
      ? []
      : [
          {
            condition: hcl(`contains(self.security_groups, ${literal(securityGroupId)})`),
            errorMessage: `${securityGroupId} is no security group of ${arn}, which has ${hcl('join(", ", self.security_groups)')}. Correct loadBalancer.securityGroupId.`,
          },
        ]),
  ];
}
