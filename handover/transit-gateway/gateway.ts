import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { Field, Note, StackState } from "../model";
import { LATER_TRANSIT_GATEWAY, TRANSIT_GATEWAY } from "../sources";
import { command, knownAfterDeploy } from "../words";
import { textOf, vpcCidrs } from "./outputs";

const TGW_ID = "TGW ID";

/** What is known of the gateway and of what is behind it, for a hand-over. */
export interface KnownGateway {
  readonly id: string;
  readonly fields: readonly Field[];
  /** Where a value is had, if it is not known. */
  readonly missing: readonly string[];
  /** Where file and VPC disagree. */
  readonly advice: readonly Note[];
}

/** The gateway and the CIDR blocks behind it: as the file says, else as the deployed stack has read them. */
export function gatewayOf(connection: TransitGatewayConnection, state: StackState | undefined): KnownGateway {
  const { gateway, networks } = connection;
  const actual = gateway.transitGatewayId ?? textOf(state, "transit_gateway_id");
  const id = actual ?? knownAfterDeploy(TGW_ID);
  const vpcs = connection.vpcs.map((vpc) => cidrsOfVpc(connection.id, vpc, state));
  return {
    id,
    fields: [
      { label: "AWS account", value: gateway.accountId, source: LATER_TRANSIT_GATEWAY },
      { label: "AWS Region", value: gateway.region, source: LATER_TRANSIT_GATEWAY },
      { label: TGW_ID, value: id, source: LATER_TRANSIT_GATEWAY },
      ...vpcs.map(({ field }) => field),
      ...networks.map(({ name, cidrs }) => ({
        label: "CIDR block of on-premises network",
        value: `${cidrs.join(", ")} (${name})`,
        source: LATER_TRANSIT_GATEWAY,
      })),
    ],
    missing: [
      ...(actual === undefined
        ? [`${TGW_ID}: run \`${command("deploy", connection.id)}\`, which creates the transit gateway`]
        : []),
      ...vpcs.flatMap(({ missing }) => missing),
    ],
    advice: vpcs.flatMap(({ advice }) => advice),
  };
}

function cidrsOfVpc(
  id: string,
  { vpcId, cidrs: declared }: TransitGatewayConnection["vpcs"][number],
  state: StackState | undefined,
): { readonly field: Field; readonly missing: readonly string[]; readonly advice: readonly Note[] } {
  const label = "CIDR block of external VPC";
  const actual = vpcCidrs(state, vpcId);
  const known: readonly string[] | undefined = declared ?? actual;
  const undeclared =
    declared === undefined ? [] : (actual ?? []).filter((cidr) => !declared.some((own) => own === cidr));
  return {
    field: {
      label,
      value: `${(known ?? [knownAfterDeploy(label)]).join(", ")} (${vpcId})`,
      source: LATER_TRANSIT_GATEWAY,
    },
    missing:
      known === undefined
        ? [
            `${label} ${vpcId}: run \`${command("deploy", id)}\`, which reads it, or write it as cidrs of the VPC in the file`,
          ]
        : [],
    advice: undeclared.map((cidr) => ({
      text: `${vpcId} also has ${cidr}, which its cidrs in the file do not name.`,
    })),
  };
}

/** The share of the gateway: what Astronomer has to accept, and whether it is there. */
export function shareOf(
  connection: TransitGatewayConnection,
  state: StackState | undefined,
): { readonly fields: readonly Field[]; readonly missing: readonly string[] } {
  if (connection.gateway.share === "existing") return { fields: [], missing: [] };
  const arn = textOf(state, "resource_share_arn");
  return {
    fields: [
      {
        label: "Resource share",
        value: arn ?? knownAfterDeploy("resource share"),
        source: TRANSIT_GATEWAY,
      },
    ],
    missing:
      arn === undefined
        ? [
            `resource share ${state === undefined ? "cannot be seen from here" : "does not exist yet"}: ` +
              `send this after \`${command("deploy", connection.id)}\``,
          ]
        : [],
  };
}
