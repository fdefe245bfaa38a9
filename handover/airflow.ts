/**
 * The last step a user needs: the Airflow connection to a data service, as an environment variable.
 *
 * Airflow reads `AIRFLOW_CONN_<ID>` as JSON (2.3 and newer) or as a URI (any version).
 */
import type { Service } from "../config/model";
import type { Note } from "./model";

/** An Airflow connection to a service. Logins and secrets are placeholders: they never appear in the file. */
export interface AirflowConnection {
  /** How DAGs refer to it. */
  readonly connectionId: string;
  /** Name of the environment variable. */
  readonly variable: string;
  readonly json: string;
  readonly uri: string;
}

const LOGIN = "<login>";
const SECRET = "<secret>";

/** The Airflow connection to a service over this connection. */
export function airflowConnection(service: Service): AirflowConnection {
  const connectionId = identifier(service.name);
  const type = service.connectionType ?? "generic";
  const host = service.host ?? `<host of ${service.name}>`;
  const port = service.ports[0];
  const account = /^(.+)\.snowflakecomputing\.(com|cn)$/.exec(host)?.[1];
  // Airflow's Databricks hook takes a token as password, and no login.
  const login = type === "databricks" ? undefined : LOGIN;
  return {
    connectionId,
    variable: `AIRFLOW_CONN_${connectionId.toUpperCase()}`,
    json: JSON.stringify({
      conn_type: type,
      host,
      ...(port === undefined ? {} : { port }),
      ...(login === undefined ? {} : { login }),
      password: SECRET,
      // Airflow's Snowflake hook asks for the account and ignores the host.
      ...(type === "snowflake" && account !== undefined ? { extra: { account } } : {}),
    }),
    // Airflow writes a connection type's underscores as hyphens in a URI's scheme.
    uri:
      `${type.replaceAll("_", "-")}://${login ?? ""}:${SECRET}@${host}${port === undefined ? "" : `:${port}`}/` +
      (type === "snowflake" && account !== undefined ? `?account=${account}` : ""),
  };
}

/** The same for people: one note per service. */
export function airflowNotes(services: readonly Service[]): readonly Note[] {
  return services.map((service) => {
    const { connectionId, variable, json } = airflowConnection(service);
    const more =
      service.ports.length > 1
        ? ` Other ports of ${service.name}: ${service.ports.slice(1).join(", ")}.`
        : "";
    return {
      text:
        `Last step for ${service.name}: in each Astro Deployment that needs it, add this environment variable, ` +
        `marked as secret; DAGs refer to it as ${connectionId}.${more}`,
      code: `${variable}='${json}'`,
    };
  });
}

/** A name as Airflow accepts it in a connection id and a shell accepts it in a variable. */
function identifier(name: string): string {
  const safe = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return safe === "" ? "service" : safe;
}
