import type { AttachedCluster, TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { Awaited, ClusterProgress, StackState } from "../model";
import { ASTRONOMER_SUPPORT, CUSTOMER_SUCCESS, YOU } from "../parties";
import { eachCluster, type Step } from "../step";
import { command, destroyCommand } from "../words";
import { resolvesNames } from "./dns";
import { gatewayOf } from "./gateway";
import { isAttached, textOf } from "./outputs";
import { phaseOf, type KnownCluster } from "./phase";

/** What is done, awaited and next for each cluster of a transit gateway connection. */
export function progress(
  connection: TransitGatewayConnection,
  state: StackState | undefined,
): readonly ClusterProgress[] {
  return eachCluster(connection.clusters, phaseOf, (member) =>
    connection.retired ? retiring(connection, member, state) : steps(connection, member, state),
  );
}

function retiring(
  connection: TransitGatewayConnection,
  { attachmentId }: AttachedCluster,
  state: StackState | undefined,
): Step {
  if (state?.deployed !== false) {
    const routed = connection.clusters.some((member) => member.attachmentId !== undefined);
    const next = routed
      ? `Run ${destroyCommand(connection.id)}, then send \`${command("ticket", connection.id)}\` and remove the connection from the file.`
      : `Run ${destroyCommand(connection.id)}, then remove the connection from the file.`;
    return { done: [], awaited: [{ what: "destruction of our side", from: YOU }], next };
  }
  if (attachmentId === undefined) {
    return { done: ["nothing of ours is left"], awaited: [], next: "Remove the connection from the file." };
  }
  return {
    done: ["our side is destroyed, and the attachment of the Astro VPC with it"],
    awaited: [{ what: "removal of the routes on the Astro side", from: ASTRONOMER_SUPPORT }],
    next: `Send \`${command("ticket", connection.id)}\`, then remove the connection from the file.`,
  };
}

function steps(
  connection: TransitGatewayConnection,
  member: AttachedCluster,
  state: StackState | undefined,
): Step {
  const names = resolvesNames(connection) ? [] : ["no DNS asked for: sources are reached by private IP"];
  const { done, awaited, next } =
    member.attachmentId === undefined
      ? requesting(connection, member, state)
      : completing(connection, { ...member, attachmentId: member.attachmentId }, state);
  return { done: [...done, ...names], awaited: [...awaited, ...awaitedForDns(connection)], next };
}

function requesting(
  connection: TransitGatewayConnection,
  { cluster }: AttachedCluster,
  state: StackState | undefined,
): Step {
  const elsewhere = connection.gateway.share === "existing";
  const shared = elsewhere || textOf(state, "resource_share_arn") !== undefined;
  const ready = shared && gatewayOf(connection, state).missing.length === 0;
  const awaited: Awaited[] = [
    ...(shared ? [] : [{ what: `resource share with account ${cluster.accountId}`, from: YOU }]),
    {
      what: elsewhere
        ? "attachment of the Astro VPC"
        : "acceptance of the share within 7 days, and attachment",
      from: ASTRONOMER_SUPPORT,
    },
    { what: "attachment ID", from: ASTRONOMER_SUPPORT },
  ];
  return {
    done: shared && !elsewhere ? [`shared with account ${cluster.accountId}`] : [],
    awaited,
    next: ready
      ? `Send \`${command("ticket", connection.id)}\`, unless already sent; then write the attachment ID into the file.`
      : `Run \`${command("deploy", connection.id)}\`${state === undefined ? " unless already deployed" : ""}, then send \`${command("ticket", connection.id)}\`.`,
  };
}

function completing(
  connection: TransitGatewayConnection,
  member: KnownCluster,
  state: StackState | undefined,
): Step {
  const attached = `attached by Astronomer: ${member.attachmentId}`;
  const routes = { what: "routes on the Astro side", from: ASTRONOMER_SUPPORT };
  const known = isAttached(state, member);
  if (known === true) {
    return {
      done: [attached, "accepted, associated, routes to Astro in place"],
      awaited: [routes],
      next: `Send \`${command("ticket", connection.id)}\` to ${ASTRONOMER_SUPPORT}, unless already sent.`,
    };
  }
  return {
    done: [attached],
    awaited: [
      { what: connection.gateway.autoAccept ? "association and routes" : "acceptance", from: YOU },
      routes,
    ],
    next:
      `Run \`${command("deploy", connection.id)}\`` +
      `${known === undefined ? " unless already deployed" : ""}, then send \`${command("ticket", connection.id)}\`.`,
  };
}

function awaitedForDns({ dns }: TransitGatewayConnection): Awaited[] {
  return [
    ...dns.rules.map(({ domain }) => ({
      what: `association of the Resolver rule for ${domain}`,
      from: CUSTOMER_SUCCESS,
    })),
    ...dns.forwarding.map(({ domain }) => ({ what: `forwarding of ${domain}`, from: CUSTOMER_SUCCESS })),
  ];
}
