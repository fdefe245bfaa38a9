import type { ThirdPartyEndpointConnection } from "../../config/model";
import { airflowNotes } from "../airflow";
import type { HandOver, StackState } from "../model";
import { DEPLOYMENT_OWNERS } from "../parties";
import { clusterLabel, command, list } from "../words";
import { isAdmitted } from "./outputs";
import { inCompletePhase } from "./phase";
import { reachedServices, targetLabel } from "./target";

/** Tells the owners of Deployments how Airflow connects; `undefined` before a cluster has an endpoint. */
export function connectHandOver(
  connection: ThirdPartyEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const added = inCompletePhase(connection);
  if (added.length === 0) return undefined;
  const waiting = added.filter((member) => isAdmitted(state, member) !== true);
  const seen = state === undefined ? "cannot be seen from here" : "has not happened yet";
  const missing =
    waiting.length === 0
      ? []
      : [
          `admission of ${list(waiting.map(({ vpcEndpointId }) => vpcEndpointId))} ${seen}: send this after \`${command("deploy", connection.id)}\``,
        ];
  return {
    connection: connection.id,
    kind: "connect-airflow",
    clusters: added.map(({ cluster }) => cluster.id),
    to: DEPLOYMENT_OWNERS,
    phase: "complete",
    due: true,
    subject: `${connection.name} can be reached privately from Astro`,
    opening: `Deployments on ${list(added.map(({ cluster }) => clusterLabel(cluster)))} reach ${targetLabel(connection)} over AWS PrivateLink, once Astronomer has created its DNS entries.`,
    fields: [],
    asks: airflowNotes(reachedServices(connection)),
    advice: [],
    ready: missing.length === 0,
    missing,
  };
}
