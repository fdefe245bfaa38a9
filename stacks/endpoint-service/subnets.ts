import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import type { ProviderVpc } from "./provider-vpc";

/** Properties of Subnets. */
export interface SubnetsProps {
  readonly vpc: ProviderVpc;
  readonly subnets: readonly { readonly id: string; readonly declaredAt?: Path }[];
}

/** The subnets of a new load balancer: read, and proved to be of the VPC. */
export class Subnets extends Construct {
  /** Ids, in order. */
  readonly ids: readonly string[];
  /** Expression: the Availability Zone ID of each. */
  readonly availabilityZoneIds: string;
  /** Expression: the CIDR of each. */
  readonly cidrs: string;

  constructor(scope: Construct, id: string, props: SubnetsProps) {
    super(scope, id);
    const { vpc } = props;
    const subnets = [...props.subnets].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.ids = subnets.map((subnet) => subnet.id);
    const addresses = subnets.map((subnet) => {
      const source = new DataAwsSubnet(this, subnet.id, {
        id: subnet.id,
        lifecycle: {
          postcondition: [
            {
              condition: hcl(`self.vpc_id == ${literal(vpc.vpcId)}`),
              errorMessage: `${subnet.id} belongs to ${hcl("self.vpc_id")}, not to ${vpc.vpcId}. Correct loadBalancer.subnetIds or target.vpcId.`,
            },
          ],
        },
      });
      return addressOf(declaredAt(named(source, nameOf(subnet.id)), subnet.declaredAt));
    });
    const each = (attribute: string) => `[${addresses.map((at) => `${at}.${attribute}`).join(", ")}]`;
    this.availabilityZoneIds = each("availability_zone_id");
    this.cidrs = each("cidr_block");
  }
}
