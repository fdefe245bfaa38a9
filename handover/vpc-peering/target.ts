import type { VpcPeeringConnection } from "../../config/model";
import type { Field, Note, StackState } from "../model";
import { LATER_VPC_PEERING, VPC_PEERING } from "../sources";
import { command, knownAfterDeploy } from "../words";
import { targetCidrs } from "./outputs";

const CIDR_LABEL = "CIDR of the target VPC";

/** What is known of the target VPC, for a hand-over. */
export interface Target {
  readonly cidrs: readonly string[];
  /** Where the value is had, if it is not known. */
  readonly missing: readonly string[];
  /** Where file and VPC disagree. */
  readonly advice: readonly Note[];
}

/** The CIDRs of the target VPC: as the file says, else as the deployed stack has read them. */
export function targetOf(connection: VpcPeeringConnection, state: StackState | undefined): Target {
  const declared = connection.target.cidrs ?? [];
  const actual = targetCidrs(state);
  if (declared.length === 0) {
    if (actual !== undefined) return { cidrs: actual, missing: [], advice: [] };
    return {
      cidrs: [knownAfterDeploy(CIDR_LABEL)],
      missing: [
        `${CIDR_LABEL}: run \`${command("deploy", connection.id)}\`, which reads it from ${connection.target.vpcId}, ` +
          `or write it as target.cidrs in the file`,
      ],
      advice: [],
    };
  }
  const undeclared = (actual ?? []).filter((cidr) => !declared.some((own) => own === cidr));
  const unassociated = actual === undefined ? [] : declared.filter((cidr) => !actual.includes(cidr));
  const advice = [
    ...undeclared.map(
      (cidr) => `${connection.target.vpcId} also has ${cidr}, which target.cidrs does not name.`,
    ),
    ...unassociated.map(
      (cidr) => `target.cidrs names ${cidr}, which ${connection.target.vpcId} does not have.`,
    ),
  ];
  return { cidrs: declared, missing: [], advice: advice.map((text) => ({ text })) };
}

/** The target VPC in the words of the document, then in those of later pages. */
export function targetFields(connection: VpcPeeringConnection, cidrs: readonly string[]): readonly Field[] {
  const { accountId, region, vpcId } = connection.target;
  return [
    { label: "AWS account", value: accountId, source: VPC_PEERING },
    { label: "AWS Region", value: region, source: VPC_PEERING },
    { label: CIDR_LABEL, value: cidrs.join(", "), source: VPC_PEERING },
    { label: "VPC ID", value: vpcId, source: LATER_VPC_PEERING },
  ];
}
