import type { Precondition } from "cdktf";
import { hcl, literal } from "../private/hcl";
import type { AstroVpc } from "../shared/astro-vpc";

/** What must hold of an attachment before it is accepted, or used where the gateway accepts by itself. */
export function attachmentProof(
  source: string,
  attachmentId: string,
  astro: AstroVpc,
  transitGateway: string,
): Precondition[] {
  const cluster = `Astro cluster ${astro.clusterId}`;
  const actual = (attribute: string) => hcl(`${source}.${attribute}`);
  const refuse = `Do not accept it: ask Astronomer support whether ${attachmentId} is theirs.`;
  return [
    {
      condition: hcl(`${source}.vpc_owner_id == ${literal(astro.accountId)}`),
      errorMessage: `transit-gateway/attachment-owner-is-cluster: ${attachmentId} attaches a VPC of AWS account ${actual("vpc_owner_id")}, not of ${astro.accountId}, the account of ${cluster}. ${refuse}`,
    },
    ...(astro.vpcId === undefined
      ? []
      : [
          {
            condition: hcl(`${source}.vpc_id == ${literal(astro.vpcId)}`),
            errorMessage: `transit-gateway/attachment-owner-is-cluster: ${attachmentId} attaches ${actual("vpc_id")}, not ${astro.vpcId}, the VPC of ${cluster}. ${refuse}`,
          },
        ]),
    {
      condition: hcl(`${source}.transit_gateway_id == ${transitGateway}`),
      errorMessage: `${attachmentId} is attached to ${actual("transit_gateway_id")}, not to ${hcl(transitGateway)}. Ask Astronomer support for the attachment to this gateway.`,
    },
  ];
}
