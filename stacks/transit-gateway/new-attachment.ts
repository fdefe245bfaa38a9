import { Ec2TransitGatewayRouteTableAssociation } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association";
import { Ec2TransitGatewayVpcAttachment } from "@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment";
import { Ec2TransitGatewayVpcAttachmentAccepter } from "@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment-accepter";
import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RamResourceShareAccepter } from "@cdktf/provider-aws/lib/ram-resource-share-accepter";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import type { AttachedVpc } from "../../config/model/transit-gateway";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import type { Gateway } from "./gateway";
import { providerOf } from "./providers";
import { Share } from "./share";

/** Properties of a NewAttachment. */
export interface NewAttachmentProps extends Pick<
  AttachedVpc,
  "vpcId" | "attachmentSubnetIds" | "gatewayShare"
> {
  readonly gateway: Gateway;
  readonly gatewayAccountId: string;
  /** AWS account that owns the VPC. */
  readonly accountId: string;
  /** Route table of the gateway that it is associated with. */
  readonly routeTableId: string;
  /** Whether the table exists, and so may be the gateway's default one. */
  readonly tableExists: boolean;
  /** What new objects are called. */
  readonly name: string;
  readonly declaredAt: Path;
}

/**
 * Attaches a VPC to the gateway, in a table of its own choice and not in the default one. Where the VPC is another
 * account's, the gateway is shared with it if asked, and the gateway's owner accepts.
 */
export class NewAttachment extends Construct {
  /** Known once it is accepted. */
  readonly attachmentId: string;
  /** Once it exists, the gateway routes what the VPC sends. */
  readonly association: ITerraformDependable;
  private readonly provider: { readonly provider?: AwsProvider };

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NewAttachmentProps,
  ) {
    super(scope, id);
    const { gateway, vpcId, accountId, gatewayAccountId } = props;
    this.provider = providerOf(this, accountId);
    const elsewhere = accountId !== gatewayAccountId;
    const name = nameOf(vpcId);
    const path = [...props.declaredAt, "attachmentSubnetIds"];
    const visible = props.gatewayShare === "existing" ? undefined : this.share();
    const attachment = new Ec2TransitGatewayVpcAttachment(this, "attachment", {
      transitGatewayId: gateway.transitGatewayId,
      vpcId,
      subnetIds: [...props.attachmentSubnetIds].sort(),
      // Only the gateway's owner has a say in its default tables.
      ...(elsewhere ? {} : this.defaultTables()),
      tags: { Name: `${props.name} ${vpcId}` },
      ...this.provider,
      ...(visible === undefined ? {} : { dependsOn: visible }),
    });
    const made = hcl(`${addressOf(declaredAt(named(attachment, name), path))}.id`);
    this.attachmentId = elsewhere && !gateway.autoAccept ? this.accept(made, path) : made;
    const association = new Ec2TransitGatewayRouteTableAssociation(this, "association", {
      transitGatewayAttachmentId: this.attachmentId,
      transitGatewayRouteTableId: props.routeTableId,
      // What the gateway accepted by itself may be in its default table, and so may what is meant for that table.
      ...(props.tableExists || (elsewhere && gateway.autoAccept) ? { replaceExistingAssociation: true } : {}),
    });
    this.association = declaredAt(named(association, name), path);
  }

  /** Not in the default tables; where its own table is the default one, the provider has the attachment say so. */
  private defaultTables() {
    const { tableExists, routeTableId, gateway } = this.props;
    const isDefault = `${gateway.address}.association_default_route_table_id == ${literal(routeTableId)}`;
    return {
      transitGatewayDefaultRouteTableAssociation: tableExists ? Token.asAny(hcl(isDefault)) : false,
      transitGatewayDefaultRouteTablePropagation: false,
    };
  }

  private accept(attachmentId: string, path: Path): string {
    const accepter = new Ec2TransitGatewayVpcAttachmentAccepter(this, "accepter", {
      transitGatewayAttachmentId: attachmentId,
      ...this.defaultTables(),
      tags: { Name: `${this.props.name} ${this.props.vpcId}` },
    });
    return hcl(`${addressOf(declaredAt(named(accepter, nameOf(this.props.vpcId)), path))}.id`);
  }

  /** In a share of its own: everything in the clusters' share goes to everyone it names. */
  private share(): ITerraformDependable[] {
    const { vpcId, gateway, accountId, gatewayShare, name } = this.props;
    const path = [...this.props.declaredAt, "gatewayShare"];
    const share = new Share(this, "share", {
      name: vpcId,
      shareName: `${name}-${vpcId}`,
      resources: [{ name: "gateway", arn: gateway.arn, declaredAt: path }],
      principals: [{ accountId, declaredAt: path }],
      declaredAt: path,
    });
    if (gatewayShare !== "invitation") return [...share.associations];
    const accepter = new RamResourceShareAccepter(this, "share-accepter", {
      shareArn: share.arn,
      ...this.provider,
      dependsOn: [...share.associations],
    });
    return [declaredAt(named(accepter, nameOf(vpcId)), path)];
  }
}
