import type { PublicEndpointConnection } from "../../config/model";
import { airflowConnection } from "../airflow";
import type { HandOver, Note, StackState } from "../model";
import { DEPLOYMENT_OWNERS } from "../parties";
import { clusterLabel, command, destroyCommand, list } from "../words";
import { inRequestPhase } from "./phase";
import { reachedServices, targetLabel } from "./target";

/** Tells the owners of Deployments that a service will no longer admit them; `undefined` where it never did. */
export function retireHandOver(
  connection: PublicEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  // Destroyed, or never there: whoever connected to it was told before, or never could.
  if (state?.deployed === false) return undefined;
  if (inRequestPhase(connection).length > 0 && state?.deployed !== true) return undefined;
  const { clusters } = connection;
  const variables = reachedServices(connection).map((service) => airflowConnection(service).variable);
  return {
    connection: connection.id,
    kind: "disconnect-airflow",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: DEPLOYMENT_OWNERS,
    phase: "complete",
    due: true,
    subject: `${connection.name} will no longer be reached from Astro`,
    opening: `${targetLabel(connection)} will no longer admit ${list(clusters.map(({ cluster }) => clusterLabel(cluster)))}.`,
    fields: [],
    asks: [
      {
        text: "Please stop what connects to it, and delete these environment variables:",
        code: variables.join("\n"),
      },
    ],
    advice: [
      ...after(connection),
      {
        text: `Then destroy it: ${destroyCommand(connection.id)}, and remove it from the file.`,
        code: command("status", connection.id),
      },
    ],
    ready: true,
    missing: [],
  };
}

/** What whoever destroys it must know: less protection than before. */
function after({ target }: PublicEndpointConnection): Note[] {
  switch (target.type) {
    case "snowflake":
      return [
        {
          text:
            target.wholeAccount === undefined
              ? `Without its policy ${list(target.users)} may log in from anywhere that the account's own policy allows: disable what is no longer used.`
              : "Without its policy the account may be reached from anywhere: attach another one first if it should not.",
        },
      ];
    case "databricks":
      return [
        {
          text: `Destroying it turns IP access lists off for the whole workspace ${target.host}, with all its other lists.`,
        },
      ];
    case "security-group":
      return [];
  }
}
