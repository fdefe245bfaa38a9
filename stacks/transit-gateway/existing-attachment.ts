import { DataAwsEc2TransitGatewayAttachment } from "@cdktf/provider-aws/lib/data-aws-ec2-transit-gateway-attachment";
import type { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";

/** An attachment of a target that exists. */
export interface ExistingAttachmentProps {
  readonly attachmentId: string;
  /** The gateway it must be on, as the file says. @default - a new one, so that it is on none yet */
  readonly transitGatewayId?: string;
  /** Kinds of attachment that it may be. */
  readonly resourceTypes: readonly string[];
  /** What must be attached. @default - anything of these kinds */
  readonly resourceId?: string;
  /** Whether its association tells the table that needs a way back. */
  readonly discoversTable: boolean;
  /** Its key in the file, for messages. */
  readonly key: string;
  readonly declaredAt: Path;
}

/** Reads an attachment, proves that it is the one meant, and gives its address in Terraform. */
export function existingAttachment(scope: Construct, props: ExistingAttachmentProps): string {
  const { attachmentId, transitGatewayId, resourceTypes, resourceId, discoversTable, key } = props;
  const source = new DataAwsEc2TransitGatewayAttachment(scope, "attachment", {
    transitGatewayAttachmentId: attachmentId,
    lifecycle: {
      postcondition: [
        ...(transitGatewayId === undefined
          ? []
          : [
              {
                condition: hcl(`self.transit_gateway_id == ${literal(transitGatewayId)}`),
                errorMessage: `${attachmentId} is attached to ${hcl("self.transit_gateway_id")}, not to ${transitGatewayId}. Correct ${key}.attachmentId.`,
              },
            ]),
        {
          condition: hcl(`contains(${literal(resourceTypes)}, self.resource_type)`),
          errorMessage: `${attachmentId} attaches a ${hcl("self.resource_type")}, not a ${resourceTypes.join(" or ")}. Correct ${key}.attachmentId.`,
        },
        ...(resourceId === undefined
          ? []
          : [
              {
                condition: hcl(`self.resource_id == ${literal(resourceId)}`),
                errorMessage: `${attachmentId} attaches ${hcl("self.resource_id")}, not ${resourceId}. Correct ${key}.attachmentId.`,
              },
            ]),
        {
          condition: hcl(`self.state == "available"`),
          errorMessage: `${attachmentId} is ${hcl("self.state")}, so nothing is reached over it. Have the gateway's owner see to it, then deploy again.`,
        },
        ...(discoversTable
          ? [
              {
                condition: hcl(`try(length(self.association_transit_gateway_route_table_id), 0) > 0`),
                errorMessage: `transit-gateway/way-back-gateway: ${attachmentId} is associated with no route table of the gateway, so what it sends goes nowhere. Associate it, or write ${key}.gatewayRouteTableId.`,
              },
            ]
          : []),
      ],
    },
  });
  return addressOf(declaredAt(named(source, nameOf(attachmentId)), props.declaredAt));
}
