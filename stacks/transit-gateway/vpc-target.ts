import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AttachedVpc } from "../../config/model/transit-gateway";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import { existingAttachment } from "./existing-attachment";
import type { Gateway } from "./gateway";
import { NewAttachment } from "./new-attachment";
import { providerOf } from "./providers";
import { routeToTarget, type Target } from "./target";

/** Properties of a VpcTarget. */
export interface VpcTargetProps extends AttachedVpc {
  readonly gateway: Gateway;
  readonly gatewayAccountId: string;
  readonly transitGatewayId?: string;
  /** Whether the stack makes the way back to the clusters. */
  readonly leadsBack: boolean;
  /** Route table for new attachments that are to have no other. */
  readonly newTable: () => string;
  /** What new objects are called. */
  readonly name: string;
  readonly declaredAt: Path;
}

/** A VPC that the clusters reach over the gateway: read, never changed; attached where it is not yet. */
export class VpcTarget extends Construct implements Target {
  readonly vpcId: string;
  readonly accountId: string;
  readonly attachmentId: string;
  readonly knownTable?: string;
  readonly inNewTable: boolean;
  /** Expression: the CIDRs of the VPC. */
  readonly cidrs: string;
  /** The provider that acts in the VPC's account, for properties. */
  readonly provider: { readonly provider?: AwsProvider };
  /** What a route to the gateway has to wait for. @default - nothing: the VPC is attached */
  readonly attached?: ITerraformDependable;

  constructor(scope: Construct, id: string, props: VpcTargetProps) {
    super(scope, id);
    const { gateway, vpcId, gatewayRouteTableId } = props;
    this.vpcId = vpcId;
    this.accountId = props.accountId ?? props.gatewayAccountId;
    this.provider = providerOf(this, this.accountId);
    this.cidrs = this.read(props);
    const path = props.declaredAt;
    if (props.attachmentId !== undefined) {
      const address = existingAttachment(this, {
        attachmentId: props.attachmentId,
        ...(props.transitGatewayId === undefined ? {} : { transitGatewayId: props.transitGatewayId }),
        resourceTypes: ["vpc"],
        resourceId: vpcId,
        discoversTable: props.leadsBack && gatewayRouteTableId === undefined,
        key: "vpcs[]",
        declaredAt: [...path, "attachmentId"],
      });
      this.attachmentId = hcl(`${address}.transit_gateway_attachment_id`);
      this.inNewTable = false;
      this.knownTable =
        gatewayRouteTableId === undefined
          ? `${address}.association_transit_gateway_route_table_id`
          : literal(gatewayRouteTableId);
    } else {
      const attachment = new NewAttachment(this, "attachment", {
        ...props,
        accountId: this.accountId,
        routeTableId: gatewayRouteTableId ?? props.newTable(),
        tableExists: gatewayRouteTableId !== undefined,
      });
      this.attachmentId = attachment.attachmentId;
      this.attached = attachment.association;
      this.inNewTable = gatewayRouteTableId === undefined;
      if (gatewayRouteTableId !== undefined) this.knownTable = literal(gatewayRouteTableId);
    }
    routeToTarget(this, {
      gateway,
      id: vpcId,
      attachmentId: this.attachmentId,
      routes: props.routes,
      cidrs: props.cidrs ?? [],
      declaredAt: [...path, "vpcId"],
    });
  }

  private read(props: VpcTargetProps): string {
    const { vpcId } = this;
    const cidrs = (of: string) =>
      `[for a in ${of}.cidr_block_associations : a.cidr_block if a.state == "associated"]`;
    const vpc = new DataAwsVpc(this, "vpc", {
      id: vpcId,
      ...this.provider,
      lifecycle: {
        postcondition: [
          {
            condition: hcl(`self.owner_id == ${literal(this.accountId)}`),
            errorMessage: `${vpcId} belongs to AWS account ${hcl("self.owner_id")}, not to ${this.accountId}. Correct accountId or vpcId under vpcs.`,
          },
          ...(props.cidrs ?? []).map((cidr) => ({
            condition: hcl(`contains(${cidrs("self")}, ${literal(cidr)})`),
            errorMessage: `${vpcId} has no CIDR ${cidr}, only ${hcl(`join(", ", ${cidrs("self")})`)}. Correct cidrs or vpcId under vpcs.`,
          })),
        ],
      },
    });
    const path = [...props.declaredAt, "vpcId"];
    return cidrs(addressOf(declaredAt(named(vpc, nameOf(vpcId)), path)));
  }
}
