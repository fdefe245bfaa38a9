import { Lb } from "@cdktf/provider-aws/lib/lb";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named } from "../private/names";
import { awsName } from "./aws-names";
import { ConsumerIngress } from "./consumer-ingress";
import type { ServiceLoadBalancer } from "./load-balancer";
import type { ProviderVpc } from "./provider-vpc";
import { Subnets } from "./subnets";

/** Properties of a NewLoadBalancer. */
export interface NewLoadBalancerProps {
  /** Id of the connection. */
  readonly connectionId: string;
  readonly vpc: ProviderVpc;
  readonly subnets: readonly { readonly id: string; readonly declaredAt?: Path }[];
  readonly deletionProtection: boolean;
  readonly enforceSecurityGroup: boolean;
  /** Ports of the listeners. */
  readonly ports: readonly number[];
  /** What the security group admits on them. */
  readonly consumerCidrs: readonly string[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * An internal Network Load Balancer with cross-zone load balancing in at least two Availability Zones.
 *
 * It has a security group from the start, because adding the first one later replaces it. Where that guards traffic
 * from endpoints, it admits the clusters' CIDRs on the listeners' ports; where it does not, it admits nobody, and
 * every accepted endpoint gets in.
 */
export class NewLoadBalancer extends Construct implements ServiceLoadBalancer {
  readonly arn: string;
  readonly securityGroupIds: string;
  readonly subnetCidrs: string;
  readonly availabilityZoneIds: string;
  readonly deletionProtection: string;
  readonly ownSecurityGroupId: string;

  constructor(scope: Construct, id: string, props: NewLoadBalancerProps) {
    super(scope, id);
    const { connectionId, vpc } = props;
    const subnets = new Subnets(this, "subnets", { vpc, subnets: props.subnets });
    const group = named(
      new SecurityGroup(this, "security-group", {
        name: `astro-${connectionId}-load-balancer`,
        description: `Load balancer of the endpoint service ${connectionId} for Astro`,
        vpcId: vpc.vpcId,
      }),
      "load_balancer",
    );
    declaredAt(group, props.declaredAt);
    const groupId = `${addressOf(group)}.id`;
    if (props.enforceSecurityGroup) {
      new ConsumerIngress(this, "ingress", {
        securityGroupId: hcl(groupId),
        ports: props.ports,
        cidrs: props.consumerCidrs,
        ...(props.declaredAt === undefined ? {} : { declaredAt: props.declaredAt }),
      });
    }
    const balancer = new Lb(this, "load-balancer", {
      name: awsName(connectionId, 32),
      loadBalancerType: "network",
      // Said aloud: left out, AWS makes it internet-facing.
      internal: true,
      subnets: [...subnets.ids],
      securityGroups: [hcl(groupId)],
      // A zone without a healthy target would swallow its share of the connections.
      enableCrossZoneLoadBalancing: true,
      enableDeletionProtection: props.deletionProtection,
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: props.enforceSecurityGroup ? "on" : "off",
      lifecycle: {
        precondition: [
          {
            condition: hcl(`length(distinct(${subnets.availabilityZoneIds})) == ${subnets.ids.length}`),
            errorMessage: `endpoint-service/load-balancer-two-zones: the subnets are in ${hcl(`join(", ", ${subnets.availabilityZoneIds})`)}, and a load balancer takes one subnet in each of at least two Availability Zones. Correct loadBalancer.subnetIds.`,
          },
        ],
      },
    });
    const at = addressOf(declaredAt(named(balancer, "service"), props.declaredAt));
    this.arn = `${at}.arn`;
    this.securityGroupIds = `toset([${groupId}])`;
    this.subnetCidrs = subnets.cidrs;
    this.availabilityZoneIds = `sort(${subnets.availabilityZoneIds})`;
    this.deletionProtection = `${at}.enable_deletion_protection`;
    this.ownSecurityGroupId = hcl(groupId);
  }
}
