import type { ConsumerCluster, EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { Awaited, ClusterProgress, StackState } from "../model";
import { ASTRONOMER_SUPPORT, domainOwner, YOU } from "../parties";
import { eachCluster, type Step } from "../step";
import { command, destroyCommand, list } from "../words";
import { endpointState, isAccepted, serviceName } from "./outputs";
import { type ConnectedCluster, endpointsOf, phaseOf } from "./phase";
import { unprotect } from "./retire";
import { endpointName, isUnverified } from "./service";

/** What is done, awaited and next for each cluster of an endpoint service. */
export function progress(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): readonly ClusterProgress[] {
  return eachCluster(connection.clusters, phaseOf, (member) => step(connection, member, state));
}

/** States that no acceptance can change any more. */
const DEAD = ["deleted", "deleting", "expired", "failed", "rejected"];

function step(
  connection: EndpointServiceConnection,
  member: ConsumerCluster,
  state: StackState | undefined,
): Step {
  if (connection.retired) return retired(connection, member, state);
  const { vpcEndpointId } = member;
  return vpcEndpointId === undefined
    ? request(connection, state)
    : complete(connection, { ...member, vpcEndpointId }, state);
}

function retired(
  connection: EndpointServiceConnection,
  member: ConsumerCluster,
  state: StackState | undefined,
): Step {
  if (state?.deployed === false) {
    return {
      done: ["declared retired", "destroyed on our side"],
      awaited: [],
      next: "Remove the connection from the file.",
    };
  }
  const endpoint: Awaited[] =
    member.vpcEndpointId === undefined
      ? []
      : [{ what: `deletion of endpoint ${list(endpointsOf(member))}`, from: ASTRONOMER_SUPPORT }];
  const protection = unprotect(connection, state).map(({ code }) => `run \`${code ?? ""}\`, then `);
  const destroy = `${protection.join("")}run ${destroyCommand(connection.id)}.`;
  return {
    done: ["declared retired"],
    awaited: [...endpoint, { what: "destroying what is deployed", from: YOU }],
    next:
      endpoint.length === 0
        ? capital(destroy)
        : `Send \`${command("ticket", connection.id)}\`; when the endpoint is deleted, ${destroy}`,
  };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function request(connection: EndpointServiceConnection, state: StackState | undefined): Step {
  const name = serviceName(state);
  const ticket = command("ticket", connection.id);
  return {
    done: ["declared", ...(name === undefined ? [] : [`endpoint service created: ${name}`])],
    awaited: [
      ...(name === undefined ? [{ what: "the endpoint service", from: YOU }] : []),
      ...verificationOf(connection, state),
      { what: "endpoint in the Astronomer VPC and its ID (vpce-…)", from: ASTRONOMER_SUPPORT },
    ],
    next:
      name === undefined
        ? `Run \`${command("deploy", connection.id)}\`, which creates the service, then send \`${ticket}\`.`
        : `Send \`${ticket}\` to ${ASTRONOMER_SUPPORT}.`,
  };
}

function complete(
  connection: EndpointServiceConnection,
  member: ConnectedCluster,
  state: StackState | undefined,
): Step {
  const accepted = isAccepted(state, member);
  const status = endpointState(state, member);
  const added = `endpoint added by Astronomer: ${member.vpcEndpointId}`;
  const names: Awaited[] = [
    ...verificationOf(connection, state),
    {
      what: `DNS name ${endpointName(connection) ?? "of the endpoint"}`,
      from: ASTRONOMER_SUPPORT,
    },
  ];
  if (accepted === true) {
    return {
      done: [added, "accepted"],
      awaited: names,
      next: `Send \`${command("ticket", connection.id)}\` to ${ASTRONOMER_SUPPORT}, unless already sent.`,
    };
  }
  if (status !== undefined && DEAD.includes(status)) {
    return {
      done: [added],
      awaited: [{ what: `a new endpoint: ${member.vpcEndpointId} is ${status}`, from: ASTRONOMER_SUPPORT }],
      next: `Remove vpcEndpointId of ${member.cluster.name} from the file, then send \`${command("ticket", connection.id)}\`.`,
    };
  }
  return {
    done: [added],
    awaited: [{ what: "acceptance of the endpoint", from: YOU }, ...names],
    next:
      `Run \`${command("deploy", connection.id)}\`` +
      `${accepted === undefined ? " unless already deployed" : ""}, then send \`${command("ticket", connection.id)}\`.`,
  };
}

function verificationOf(connection: EndpointServiceConnection, state: StackState | undefined): Awaited[] {
  const { privateName, hostedZoneId } = connection.dns;
  if (privateName === undefined || !isUnverified(connection, state)) return [];
  return [
    {
      what: `verification of ${privateName}`,
      from: hostedZoneId === undefined ? domainOwner(privateName) : YOU,
    },
  ];
}
