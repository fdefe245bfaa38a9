import type { PublicEndpointConnection } from "../../config/model";
import { airflowNotes } from "../airflow";
import type { HandOver, StackState } from "../model";
import { DEPLOYMENT_OWNERS } from "../parties";
import { clusterLabel, command, list } from "../words";
import { isAdmitted } from "./outputs";
import { inRequestPhase } from "./phase";
import { reachedServices, targetLabel } from "./target";

/** Tells the owners of Deployments how Airflow connects; `undefined` while a cluster's addresses are unknown. */
export function connectHandOver(
  connection: PublicEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  if (inRequestPhase(connection).length > 0) return undefined;
  const { clusters } = connection;
  const waiting = clusters.filter((member) => isAdmitted(connection, state, member) !== true);
  const seen = state === undefined ? "cannot be seen from here" : "has not happened yet";
  const missing =
    waiting.length === 0
      ? []
      : [
          `admission of ${list(waiting.map(({ cluster }) => clusterLabel(cluster)))} ${seen}: send this after ` +
            `\`${command("deploy", connection.id)}\``,
        ];
  return {
    connection: connection.id,
    kind: "connect-airflow",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: DEPLOYMENT_OWNERS,
    phase: "complete",
    due: true,
    subject: `${connection.name} can be reached from Astro`,
    opening: `Deployments on ${list(clusters.map(({ cluster }) => clusterLabel(cluster)))} are admitted by ${targetLabel(connection)}.`,
    fields: [],
    asks: airflowNotes(reachedServices(connection)),
    advice:
      connection.target.type === "databricks"
        ? [{ text: "Databricks takes a few minutes to apply a new list." }]
        : [],
    ready: missing.length === 0,
    missing,
  };
}
