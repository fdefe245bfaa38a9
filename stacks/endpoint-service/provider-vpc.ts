import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named } from "../private/names";

/** Properties of a ProviderVpc. */
export interface ProviderVpcProps {
  /** AWS account that owns the VPC. */
  readonly accountId: string;
  readonly vpcId: string;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** The VPC of the load balancer: read, never changed. */
export class ProviderVpc extends Construct {
  readonly vpcId: string;
  readonly accountId: string;
  /** Expression: every CIDR associated with the VPC. */
  readonly cidrs: string;

  constructor(scope: Construct, id: string, props: ProviderVpcProps) {
    super(scope, id);
    this.vpcId = props.vpcId;
    this.accountId = props.accountId;
    const vpc = named(
      new DataAwsVpc(this, "vpc", {
        id: props.vpcId,
        lifecycle: {
          postcondition: [
            {
              condition: hcl(`self.owner_id == ${literal(props.accountId)}`),
              errorMessage: `${props.vpcId} belongs to AWS account ${hcl("self.owner_id")}, not to ${props.accountId}. Correct target.accountId or target.vpcId.`,
            },
          ],
        },
      }),
      "target",
    );
    const at = addressOf(declaredAt(vpc, props.declaredAt));
    this.cidrs = `[for a in ${at}.cidr_block_associations : a.cidr_block if a.state == "associated"]`;
  }
}
