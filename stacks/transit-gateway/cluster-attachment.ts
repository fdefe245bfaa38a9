import { DataAwsEc2TransitGatewayVpcAttachment } from "@cdktf/provider-aws/lib/data-aws-ec2-transit-gateway-vpc-attachment";
import { Ec2TransitGatewayRouteTableAssociation } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-association";
import { Ec2TransitGatewayVpcAttachmentAccepter } from "@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment-accepter";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import type { AstroVpc } from "../shared/astro-vpc";
import { attachmentProof } from "./attachment-proof";
import type { Gateway } from "./gateway";

/** Properties of a ClusterAttachment. */
export interface ClusterAttachmentProps {
  readonly gateway: Gateway;
  readonly astro: AstroVpc;
  /** The attachment that Astronomer made. */
  readonly attachmentId: string;
  /** Whether it is propagated to the gateway's default table, as an expression. @default - it is not */
  readonly propagatesByDefault?: string;
  /** Whether the gateway's owner propagates it. @default - false */
  readonly waysAreOwners?: boolean;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * Accepts the attachment of a cluster's VPC, after proof that it is the one, and associates it with the clusters' route
 * table. A gateway that accepts by itself is left to it; the proof then stands before the association.
 *
 * Destroying it deletes Astronomer's attachment.
 */
export class ClusterAttachment extends Construct {
  readonly astro: AstroVpc;
  /** Known once it is accepted; whoever uses it waits for that. */
  readonly attachmentId: string;
  /** Once it exists, the gateway routes what the cluster sends. */
  readonly association: Ec2TransitGatewayRouteTableAssociation;

  constructor(scope: Construct, id: string, props: ClusterAttachmentProps) {
    super(scope, id);
    const { gateway, astro, attachmentId } = props;
    this.astro = astro;
    const name = nameOf(astro.clusterId);
    const requested = named(
      new DataAwsEc2TransitGatewayVpcAttachment(this, "requested", { id: attachmentId }),
      name,
    );
    const source = addressOf(declaredAt(requested, props.declaredAt));
    const proof = attachmentProof(source, attachmentId, astro, `${gateway.address}.id`);
    if (gateway.autoAccept) this.attachmentId = hcl(`${source}.id`);
    else {
      const accepter = new Ec2TransitGatewayVpcAttachmentAccepter(this, "accepter", {
        transitGatewayAttachmentId: hcl(`${source}.id`),
        // In the default table everything on the gateway meets: only where targets are in it, it leads back.
        transitGatewayDefaultRouteTableAssociation: false,
        transitGatewayDefaultRouteTablePropagation:
          props.propagatesByDefault === undefined ? false : Token.asAny(props.propagatesByDefault),
        // Whoever looks at the gateway sees whose it is.
        tags: { Name: `${gateway.name} ${astro.clusterId}` },
        lifecycle: {
          precondition: proof,
          // What the gateway's owner sees to is not undone.
          ...(props.waysAreOwners === true
            ? { ignoreChanges: ["transit_gateway_default_route_table_propagation"] }
            : {}),
        },
      });
      this.attachmentId = hcl(`${addressOf(declaredAt(named(accepter, name), props.declaredAt))}.id`);
    }
    this.association = new Ec2TransitGatewayRouteTableAssociation(this, "association", {
      transitGatewayAttachmentId: this.attachmentId,
      transitGatewayRouteTableId: gateway.clustersTableId,
      // What the gateway accepted by itself may be in its default table.
      ...(gateway.autoAccept ? { replaceExistingAssociation: true, lifecycle: { precondition: proof } } : {}),
    });
    declaredAt(named(this.association, name), props.declaredAt);
  }
}
