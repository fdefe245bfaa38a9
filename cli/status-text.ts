import type { AirflowConnection, ClusterProgress, ConnectionProgress } from "../handover";
import type { Orphan } from "./orphans";
import { columns, paragraph, printable, type Terminal } from "./terminal";

/** A connection's progress and the last step of each of its services. */
export interface ConnectionStatus extends ConnectionProgress {
  readonly services: readonly { readonly name: string; readonly airflow: AirflowConnection }[];
}

/** What `status` tells. */
export interface StatusReport {
  readonly connections: readonly ConnectionStatus[];
  readonly orphans: readonly Orphan[];
}

/** The report for people: one table, then what is to be done for each connection. */
export function statusText({ connections, orphans }: StatusReport, terminal: Terminal): string {
  const parts = [
    ...(connections.length === 0 ? ["No connections in the file."] : [table(connections, terminal)]),
    ...connections.map((connection) => details(connection, terminal)),
    ...(orphans.length === 0 ? [] : [left(orphans, terminal)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function table(connections: readonly ConnectionStatus[], { colors }: Terminal): string {
  const [head = "", ...rows] = columns([
    ["CONNECTION", "CLUSTER", "ROUTE", "PHASE", "DEPLOYED", "AWAITED FROM"],
    ...connections.flatMap((connection) =>
      connection.clusters.map((cluster) => [
        connection.id,
        cluster.name,
        connection.route,
        connection.retired ? "retired" : cluster.phase,
        connection.deployed === null ? "unknown" : connection.deployed ? "yes" : "no",
        parties(cluster) || "nobody",
      ]),
    ),
  ]);
  return [colors.bold(head), ...rows].join("\n");
}

function details(connection: ConnectionStatus, { colors, width }: Terminal): string {
  const title =
    connection.name === connection.id ? connection.id : `${connection.id}: ${printable(connection.name)}`;
  return [
    colors.bold(title),
    ...connection.clusters.flatMap((cluster) => [
      `  ${cluster.name === cluster.id ? cluster.id : `${printable(cluster.name)} (${cluster.id})`}`,
      ...cluster.done.map((done, index) =>
        paragraph(index === 0 ? "    done     " : "             ", done, width),
      ),
      ...cluster.awaited.map(({ what, from }, index) =>
        paragraph(index === 0 ? "    awaited  " : "             ", `${what}, from ${from}`, width),
      ),
      paragraph("    next     ", cluster.next, width),
    ]),
    ...(connection.phase === "complete" && !connection.retired
      ? connection.services.map(({ name, airflow }) =>
          paragraph("  ", `Airflow connection to ${name}: ${airflow.variable}='${airflow.json}'`, width),
        )
      : []),
  ].join("\n");
}

function left(orphans: readonly Orphan[], { colors, width }: Terminal): string {
  return [
    colors.bold("Left behind by connections that are no longer in the file"),
    ...orphans.flatMap(({ path, next }) => [`  ${printable(path)}`, paragraph("    next     ", next, width)]),
  ].join("\n");
}

function parties({ awaited }: ClusterProgress): string {
  return [...new Set(awaited.map(({ from }) => from))].join(", ");
}
