import type { PeeredCluster, VpcPeeringConnection } from "../../config/model";
import type { Awaited, ClusterProgress, StackState } from "../model";
import { ASTRONOMER_SUPPORT, YOU } from "../parties";
import { eachCluster, type Step } from "../step";
import { command, destroyCommand } from "../words";
import { isAccepted, peeringStatus } from "./outputs";
import { phaseOf, type RequestedCluster } from "./phase";
import { targetOf } from "./target";
import { withoutVpcId } from "./zones";

/** What is done, awaited and next for each cluster of a peering connection. */
export function progress(
  connection: VpcPeeringConnection,
  state: StackState | undefined,
): readonly ClusterProgress[] {
  return eachCluster(connection.clusters, phaseOf, (member) => step(connection, member, state));
}

/** Statuses that no acceptance can change any more. */
const DEAD = ["deleted", "deleting", "expired", "failed", "rejected"];

function step(connection: VpcPeeringConnection, member: PeeredCluster, state: StackState | undefined): Step {
  if (connection.retired) return retired(connection, member, state);
  const { peeringConnectionId } = member;
  return peeringConnectionId === undefined
    ? request(connection, state)
    : complete(connection, { ...member, peeringConnectionId }, state);
}

function retired(
  connection: VpcPeeringConnection,
  member: PeeredCluster,
  state: StackState | undefined,
): Step {
  if (state?.deployed === false) {
    if (phaseOf(member) === "request") {
      return { done: ["declared retired"], awaited: [], next: "Remove the connection from the file." };
    }
    return {
      done: ["declared retired", "destroyed on our side"],
      awaited: [{ what: "deletion of the peering connection", from: ASTRONOMER_SUPPORT }],
      next: `Send \`${command("ticket", connection.id)}\`, then remove the connection from the file.`,
    };
  }
  return {
    done: ["declared retired"],
    awaited: [{ what: "destroying what is deployed", from: YOU }],
    next: `Run ${destroyCommand(connection.id)}.`,
  };
}

function request(connection: VpcPeeringConnection, state: StackState | undefined): Step {
  const { missing } = targetOf(connection, state);
  return {
    done: ["declared", ...(state?.deployed === true ? ["target VPC read"] : [])],
    awaited: [{ what: "VPC peering request and its id (pcx-…)", from: ASTRONOMER_SUPPORT }],
    next:
      missing.length === 0
        ? `Send \`${command("ticket", connection.id)}\` to ${ASTRONOMER_SUPPORT}.`
        : `Run \`${command("deploy", connection.id)}\` to learn the CIDR of the target VPC, then send \`${command("ticket", connection.id)}\`.`,
  };
}

function complete(
  connection: VpcPeeringConnection,
  member: RequestedCluster,
  state: StackState | undefined,
): Step {
  const accepted = isAccepted(state, member);
  const status = peeringStatus(state, member);
  const requested = `requested by Astronomer: ${member.peeringConnectionId}`;
  const fromSupport = awaitedFromSupport(connection, member);
  if (accepted === true) {
    return {
      done: [requested, "accepted, routes to Astro in place"],
      awaited: fromSupport,
      next: `Send \`${command("ticket", connection.id)}\` to ${ASTRONOMER_SUPPORT}, unless already sent.`,
    };
  }
  if (status !== undefined && DEAD.includes(status)) {
    return {
      done: [requested],
      awaited: [
        {
          what: `a new VPC peering request: ${member.peeringConnectionId} is ${status}`,
          from: ASTRONOMER_SUPPORT,
        },
      ],
      next: `Remove peeringConnectionId of ${member.cluster.name} from the file, then send \`${command("ticket", connection.id)}\`.`,
    };
  }
  return {
    done: [requested],
    awaited: [{ what: "acceptance, within 7 days of the request", from: YOU }, ...fromSupport],
    next:
      `Run \`${command("deploy", connection.id)}\`` +
      `${accepted === undefined ? " unless already deployed" : ""}, then send \`${command("ticket", connection.id)}\`.`,
  };
}

function awaitedFromSupport(connection: VpcPeeringConnection, member: RequestedCluster): Awaited[] {
  const from = ASTRONOMER_SUPPORT;
  const zones = connection.dns.privateHostedZoneIds;
  return [
    { what: "routes on the Astro side", from },
    ...(withoutVpcId(connection, [member]).length > 0 ? [{ what: "ID of the Astro VPC", from }] : []),
    ...zones.map((zone) => ({ what: `association of private hosted zone ${zone}`, from })),
  ];
}
