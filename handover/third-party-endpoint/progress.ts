import type { ThirdPartyCluster, ThirdPartyEndpointConnection } from "../../config/model";
import type { ClusterProgress, StackState } from "../model";
import { ASTRONOMER_SUPPORT, DEPLOYMENT_OWNERS, SNOWFLAKE_SUPPORT, YOU } from "../parties";
import { eachCluster, type Step } from "../step";
import { command, destroyCommand } from "../words";
import { isAdmitted } from "./outputs";
import { type AddedCluster, phaseOf } from "./phase";
import { administratorOf, dnsNames, serviceName, targetLabel } from "./target";

/** What is done, awaited and next for each cluster of a third-party endpoint. */
export function progress(
  connection: ThirdPartyEndpointConnection,
  state: StackState | undefined,
): readonly ClusterProgress[] {
  return eachCluster(connection.clusters, phaseOf, (member) => step(connection, member, state));
}

function step(
  connection: ThirdPartyEndpointConnection,
  member: ThirdPartyCluster,
  state: StackState | undefined,
): Step {
  if (connection.retired) return retired(connection, member, state);
  const { vpcEndpointId } = member;
  return vpcEndpointId === undefined
    ? request(connection, member)
    : complete(connection, { ...member, vpcEndpointId }, state);
}

function request(connection: ThirdPartyEndpointConnection, { cluster }: ThirdPartyCluster): Step {
  const endpoint = { what: "endpoint in the Astronomer VPC and its ID (vpce-…)", from: ASTRONOMER_SUPPORT };
  const ticket = `\`${command("ticket", connection.id)}\``;
  if (serviceName(connection) === undefined) {
    return {
      done: ["declared"],
      awaited: [
        { what: `authorization of AWS account ${cluster.accountId}`, from: SNOWFLAKE_SUPPORT },
        { what: "what SYSTEM$GET_PRIVATELINK_CONFIG() returns", from: administratorOf(connection) },
        endpoint,
      ],
      next: `Send ${ticket} to ${SNOWFLAKE_SUPPORT}.`,
    };
  }
  return {
    done: ["declared", `endpoint service known: ${serviceName(connection)}`],
    awaited: [endpoint],
    next: `Send ${ticket} to ${ASTRONOMER_SUPPORT}.`,
  };
}

function complete(
  connection: ThirdPartyEndpointConnection,
  member: AddedCluster,
  state: StackState | undefined,
): Step {
  const added = `endpoint added by Astronomer: ${member.vpcEndpointId}`;
  const names = { what: `DNS entries of ${dnsNames(connection).join(", ")}`, from: ASTRONOMER_SUPPORT };
  const admitted = isAdmitted(state, member);
  if (admitted === true) {
    return {
      done: ["declared", added, `let in by ${targetLabel(connection)}`],
      awaited: [
        ...(connection.target.type === "databricks"
          ? [{ what: "private access settings on the workspace", from: administratorOf(connection) }]
          : []),
        names,
        { what: "the Airflow connection", from: DEPLOYMENT_OWNERS },
      ],
      next: `Send \`${command("ticket", connection.id)}\`, unless already sent.`,
    };
  }
  return {
    done: ["declared", added],
    awaited: [{ what: `admission by ${targetLabel(connection)}`, from: YOU }, names],
    next:
      `Run \`${command("deploy", connection.id)}\`${admitted === undefined ? " unless already deployed" : ""}, ` +
      `then send \`${command("ticket", connection.id)}\`.`,
  };
}

function retired(
  { id }: ThirdPartyEndpointConnection,
  { vpcEndpointId }: ThirdPartyCluster,
  state: StackState | undefined,
): Step {
  if (state?.deployed === false) {
    return {
      done: ["declared retired", "destroyed on our side"],
      awaited: [],
      next: "Remove the connection from the file.",
    };
  }
  return {
    done: ["declared retired"],
    awaited: [
      ...(vpcEndpointId === undefined
        ? []
        : [{ what: `deletion of endpoint ${vpcEndpointId}`, from: ASTRONOMER_SUPPORT }]),
      { what: "destroying what is deployed", from: YOU },
    ],
    next:
      vpcEndpointId === undefined
        ? `Run ${destroyCommand(id)}.`
        : `Send \`${command("ticket", id)}\`; when the endpoint is deleted, run ${destroyCommand(id)}.`,
  };
}
