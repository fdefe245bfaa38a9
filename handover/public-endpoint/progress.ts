import { externalAddresses } from "../../config/external-addresses";
import type { AdmittedCluster, PublicEndpointConnection } from "../../config/model";
import type { Awaited, ClusterProgress, StackState } from "../model";
import { ASTRONOMER_SUPPORT, DEPLOYMENT_OWNERS, YOU } from "../parties";
import { eachCluster, type Step } from "../step";
import { command, destroyCommand, list } from "../words";
import { admittedIps, isAdmitted } from "./outputs";
import { inRequestPhase, phaseOf } from "./phase";
import { targetLabel } from "./target";

/** What is done, awaited and next for each cluster of a public endpoint. */
export function progress(
  connection: PublicEndpointConnection,
  state: StackState | undefined,
): readonly ClusterProgress[] {
  return eachCluster(
    connection.clusters,
    (member) => phaseOf(connection, member),
    (member) => step(connection, member, state),
  );
}

function step(
  connection: PublicEndpointConnection,
  member: AdmittedCluster,
  state: StackState | undefined,
): Step {
  if (connection.retired) return retired(connection, state);
  const done = doneSoFar(connection, member, state);
  const open = inRequestPhase(connection);
  if (open.length > 0) {
    const awaited = open.flatMap((each) => unknownAddresses(connection, each));
    const live = connection.clusters.some((each) => admittedIps(state, each).length > 0);
    const names = list(open.map(({ cluster }) => cluster.name));
    const send = `Send \`${command("ticket", connection.id)}\` to ${ASTRONOMER_SUPPORT}`;
    return {
      done,
      awaited: open.includes(member) ? unknownAddresses(connection, member) : awaited,
      next: live
        ? `${send}, and do not deploy before the answer: without the addresses of ${names} the whole list would go.`
        : `${send}.`,
    };
  }
  if (isAdmitted(connection, state, member) === true) {
    return {
      done,
      awaited: [{ what: "the Airflow connection", from: DEPLOYMENT_OWNERS }],
      next: `Send \`${command("ticket", connection.id)}\` to ${DEPLOYMENT_OWNERS}, unless already sent.`,
    };
  }
  return {
    done,
    awaited: [{ what: `admission by ${targetLabel(connection)}`, from: YOU }],
    next:
      `Run \`${command("deploy", connection.id)}\`${state === undefined ? " unless already deployed" : ""}, ` +
      `then send \`${command("ticket", connection.id)}\`.`,
  };
}

function doneSoFar(
  connection: PublicEndpointConnection,
  member: AdmittedCluster,
  state: StackState | undefined,
): string[] {
  const { declared, lookedUp } = externalAddresses(connection, member.cluster);
  const admitted = admittedIps(state, member);
  return [
    "declared",
    ...(declared.length === 0 ? [] : [`external IP addresses known: ${declared.join(", ")}`]),
    ...(lookedUp ? ["external IP addresses are looked up at plan"] : []),
    ...(admitted.length === 0 ? [] : [`admitted by ${targetLabel(connection)}: ${admitted.join(", ")}`]),
  ];
}

function unknownAddresses(connection: PublicEndpointConnection, { cluster }: AdmittedCluster): Awaited[] {
  return externalAddresses(connection, cluster).unknown.map((site) => ({
    what:
      site === "cluster"
        ? `external IP addresses of ${cluster.name}`
        : `external IP addresses of the disaster recovery cluster of ${cluster.name} in ${cluster.disasterRecovery?.region ?? "its region"}`,
    from: ASTRONOMER_SUPPORT,
  }));
}

function retired(connection: PublicEndpointConnection, state: StackState | undefined): Step {
  if (state?.deployed === false) {
    return {
      done: ["declared retired", "destroyed on our side"],
      awaited: [],
      next: "Remove the connection from the file.",
    };
  }
  return {
    done: ["declared retired"],
    awaited: [{ what: "destroying what is deployed", from: YOU }],
    next: `Send \`${command("ticket", connection.id)}\` to ${DEPLOYMENT_OWNERS}, then run ${destroyCommand(connection.id)}.`,
  };
}
