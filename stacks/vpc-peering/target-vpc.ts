import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Construct } from "constructs";
import type { Cluster } from "../../config/model";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named } from "../private/names";
import { output } from "../private/output";
import { targetProof } from "./target-proof";

/** Properties of a TargetVpc. */
export interface TargetVpcProps {
  /** AWS account that owns the VPC. */
  readonly accountId: string;
  readonly region: string;
  readonly vpcId: string;
  /** CIDRs the VPC is said to have; one it lacks is refused. @default - whatever the VPC has */
  readonly cidrs?: readonly string[];
  /** Clusters that Astronomer is yet to be asked to peer with it; a VPC that cannot be is refused. @default - none */
  readonly requestedFor?: readonly Cluster[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** The VPC that holds the data services: read, never changed, and told in outputs for the support ticket. */
export class TargetVpc extends Construct {
  readonly vpcId: string;
  readonly accountId: string;
  /** Expression: whether DNS hostnames and DNS resolution are both on, which resolving across a peering needs. */
  readonly resolvesNames: string;

  constructor(scope: Construct, id: string, props: TargetVpcProps) {
    super(scope, id);
    this.vpcId = props.vpcId;
    this.accountId = props.accountId;
    const vpc = named(new DataAwsVpc(this, "vpc", { id: props.vpcId }), "target");
    const at = addressOf(declaredAt(vpc, props.declaredAt));
    this.resolvesNames = `${at}.enable_dns_hostnames && ${at}.enable_dns_support`;
    const cidrs = (of: string) =>
      `[for a in ${of}.cidr_block_associations : a.cidr_block if a.state == "associated"]`;
    vpc.lifecycle = {
      postcondition: [
        {
          condition: hcl(`self.owner_id == ${literal(props.accountId)}`),
          errorMessage: `${props.vpcId} belongs to AWS account ${hcl("self.owner_id")}, not to ${props.accountId}: only the owner of a VPC can accept a peering. Correct target.accountId or target.vpcId.`,
        },
        ...(props.cidrs ?? []).map((cidr) => ({
          condition: hcl(`contains(${cidrs("self")}, ${literal(cidr)})`),
          errorMessage: `${props.vpcId} has no CIDR ${cidr}, only ${hcl(`join(", ", ${cidrs("self")})`)}. Correct target.cidrs or target.vpcId.`,
        })),
        ...targetProof(props.vpcId, props.requestedFor ?? []),
      ],
    };
    output(this, "target_account_id", "AWS account that owns the target VPC", props.accountId);
    output(this, "target_region", "AWS Region of the target VPC", props.region);
    output(this, "target_vpc_id", "The target VPC", props.vpcId);
    output(this, "target_vpc_cidr_blocks", "CIDRs of the target VPC", hcl(cidrs(at)));
    output(
      this,
      "target_vpc_dns_hostnames",
      "Whether DNS hostnames are on in the target VPC",
      hcl(`${at}.enable_dns_hostnames`),
    );
    output(
      this,
      "target_vpc_dns_resolution",
      "Whether DNS resolution is on in the target VPC",
      hcl(`${at}.enable_dns_support`),
    );
  }
}
