import { endpointOf, unknownEndpoints } from "../../config/aws-endpoint";
import { AWS_SERVICES } from "../../config/aws-services";
import type { AwsEndpointCluster, AwsEndpointConnection } from "../../config/model";
import type { Awaited, ClusterProgress, StackState } from "../model";
import { ASTRONOMER_SUPPORT, DEPLOYMENT_OWNERS, resourceOwner, YOU } from "../parties";
import { eachCluster, type Step } from "../step";
import { command, destroyCommand, list } from "../words";
import { policies, unauthorized } from "./outputs";
import { phaseOf } from "./phase";

/** What is done, awaited and next for each cluster of built-in endpoints. */
export function progress(
  connection: AwsEndpointConnection,
  state: StackState | undefined,
): readonly ClusterProgress[] {
  return eachCluster(
    connection.clusters,
    (member) => phaseOf(connection, member),
    (member) => step(connection, member, state),
  );
}

function step(
  connection: AwsEndpointConnection,
  member: AwsEndpointCluster,
  state: StackState | undefined,
): Step {
  if (connection.retired) return retired(connection, member, state);
  const open = unknownEndpoints(connection, member);
  const added = connection.endpoints.flatMap(({ service }) => {
    const id = member.vpcEndpointIds[service];
    return id === undefined ? [] : [`endpoint of ${AWS_SERVICES[service].label} added by Astronomer: ${id}`];
  });
  const { done, awaited } = authorization(connection, member, state);
  const toDeploy = awaited.some(({ from }) => from === YOU);
  if (open.length > 0) {
    const send = `Send \`${command("ticket", connection.id)}\` to ${ASTRONOMER_SUPPORT}.`;
    return {
      done: ["declared", ...added, ...done],
      awaited: [
        ...awaited,
        ...open.map((service) => ({
          what: `endpoint of ${AWS_SERVICES[service].label} and its ID (vpce-…)`,
          from: ASTRONOMER_SUPPORT,
        })),
      ],
      next: toDeploy
        ? `Run \`${command("deploy", connection.id)}\`, which authorizes the VPC. ${send}`
        : send,
    };
  }
  return complete(connection, added, { done, awaited }, state);
}

/** What Redshift has to do with one cluster. */
function authorization(
  connection: AwsEndpointConnection,
  member: AwsEndpointCluster,
  state: StackState | undefined,
): { readonly done: readonly string[]; readonly awaited: readonly Awaited[] } {
  const all = endpointOf(connection, "redshift")?.warehouses ?? [];
  if (all.length === 0) return { done: [], awaited: [] };
  const { cluster } = member;
  if (cluster.vpcId === undefined) {
    return {
      done: [],
      awaited: [{ what: `ID of the Astronomer VPC of ${cluster.name}`, from: ASTRONOMER_SUPPORT }],
    };
  }
  const open = unauthorized(connection, member, state);
  const ready = all.filter((warehouse) => !open.includes(warehouse));
  return {
    done: ready.map((warehouse) => `Redshift cluster ${warehouse} authorizes ${cluster.vpcId}`),
    awaited: open.map((warehouse) => ({
      what: `authorization of ${cluster.vpcId} by Redshift cluster ${warehouse}`,
      from: YOU,
    })),
  };
}

function complete(
  connection: AwsEndpointConnection,
  added: readonly string[],
  redshift: ReturnType<typeof authorization>,
  state: StackState | undefined,
): Step {
  const all = policies(connection, state);
  const pending = all.filter(({ json }) => json === undefined);
  const statements = all.filter(({ owned, json }) => !owned && json !== undefined);
  const account = connection.target?.accountId;
  const done = ["declared", ...added, ...redshift.done];
  const ticket = command("ticket", connection.id);
  if (pending.length > 0 || redshift.awaited.some(({ from }) => from === YOU)) {
    return {
      done,
      awaited: [
        ...redshift.awaited,
        ...pending.map(({ what }) => ({ what: `policy of ${what}`, from: YOU })),
      ],
      next:
        `Run \`${command("deploy", connection.id)}\`${state === undefined ? " unless already deployed" : ""}, ` +
        `then send \`${ticket}\`.`,
    };
  }
  return {
    done: [
      ...done,
      ...all.filter(({ owned }) => owned).map(({ what }) => `policy of ${what} lets Airflow in`),
    ],
    awaited: [
      ...redshift.awaited,
      ...(statements.length === 0 || account === undefined
        ? []
        : [
            {
              what: `our statement in the policy of ${list(statements.map(({ what }) => what))}`,
              from: resourceOwner(account),
            },
          ]),
      { what: "the Airflow connection", from: DEPLOYMENT_OWNERS },
    ],
    next: `Send \`${ticket}\`, unless already sent.`,
  };
}

function retired(
  connection: AwsEndpointConnection,
  { vpcEndpointIds }: AwsEndpointCluster,
  state: StackState | undefined,
): Step {
  if (state?.deployed === false) {
    return {
      done: ["declared retired", "destroyed on our side"],
      awaited: [],
      next: "Remove the connection from the file.",
    };
  }
  const ids = Object.values(vpcEndpointIds);
  return {
    done: ["declared retired"],
    awaited: [
      ...(ids.length === 0 ? [] : [{ what: `deletion of ${list(ids)}`, from: ASTRONOMER_SUPPORT }]),
      { what: "destroying what is deployed", from: YOU },
    ],
    next:
      ids.length === 0
        ? `Run ${destroyCommand(connection.id)}.`
        : `Send \`${command("ticket", connection.id)}\`; when the endpoints are deleted, run ${destroyCommand(connection.id)}.`,
  };
}
