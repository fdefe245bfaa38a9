import type { Precondition } from "cdktf";
import { hcl, literal } from "../private/hcl";
import type { PeeringAccepterProps } from "./peering-accepter";

/**
 * What must hold of a requested peering connection before it is accepted. Each message begins with the id of the rule.
 *
 * On the data source the plain attributes are the requester and `peer_*` the accepter; on the accepter resource it is
 * the other way round.
 */
export function requesterProof(source: string, props: PeeringAccepterProps): Precondition[] {
  const { astro, target, peeringConnectionId } = props;
  const cluster = `Astro cluster ${astro.clusterId}`;
  const equal = (attribute: string, value: string) => hcl(`${source}.${attribute} == ${literal(value)}`);
  const actual = (attribute: string) => hcl(`${source}.${attribute}`);
  const refuse = `Do not accept it: ask Astronomer support whether ${peeringConnectionId} is theirs.`;
  return [
    {
      condition: equal("owner_id", astro.accountId),
      errorMessage: `vpc-peering/requester-is-cluster: ${peeringConnectionId} was requested by AWS account ${actual("owner_id")}, not by ${astro.accountId}, the account of ${cluster}. ${refuse}`,
    },
    ...(astro.vpcId === undefined
      ? []
      : [
          {
            condition: equal("vpc_id", astro.vpcId),
            errorMessage: `vpc-peering/requester-vpc: ${peeringConnectionId} was requested for ${actual("vpc_id")}, not for ${astro.vpcId}, the VPC of ${cluster}. ${refuse}`,
          },
        ]),
    {
      condition: equal("cidr_block", astro.cidr),
      errorMessage: `vpc-peering/requester-cidr: the VPC behind ${peeringConnectionId} has CIDR ${actual("cidr_block")}, not ${astro.cidr}, the CIDR of ${cluster}. ${refuse}`,
    },
    {
      condition: hcl(
        `${source}.peer_owner_id == ${literal(target.accountId)} && ${source}.peer_vpc_id == ${literal(target.vpcId)}`,
      ),
      errorMessage: `vpc-peering/accepter-is-target: ${peeringConnectionId} asks for ${actual("peer_vpc_id")} of AWS account ${actual("peer_owner_id")}, not for ${target.vpcId} of ${target.accountId}. Ask Astronomer support for a request to the target VPC.`,
    },
    {
      condition: hcl(`contains(["pending-acceptance", "active"], ${source}.status)`),
      errorMessage: `vpc-peering/request-still-open: ${peeringConnectionId} is ${actual("status")}, and only a pending request can be accepted (requests expire after 7 days). Ask Astronomer support for a new one.`,
    },
  ];
}
