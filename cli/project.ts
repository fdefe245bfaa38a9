import type { Connection, Declaration } from "../config/model";
import type { Positions } from "../config/positions";
import { loadDeclaration } from "../config/load";
import { locateConfig, projectFolder } from "../config/locate";
import { closest } from "../config/closest";
import { UsageError } from "./usage-error";

/** The project that a command works in. */
export interface Project {
  /** Folder of `cdktf.json`, where local states are. */
  readonly folder: string;
  /** The file, as short as messages can name it. */
  readonly file: string;
  readonly declaration: Declaration;
  /** Where each part of the file stands. */
  readonly positions: Positions;
}

/**
 * Reads the project around the working folder, from the file that `ASTRO_CONNECT_CONFIG` names or `connections.yaml`.
 * @throws ConfigError with every problem of the file
 */
export function readProject(cwd: string, env: NodeJS.ProcessEnv): Project {
  const file = locateConfig(env, cwd);
  return { folder: projectFolder(cwd), file, ...loadDeclaration(file) };
}

/**
 * The connections that `names` pick by id or name, in the file's order; all of them when there are no names.
 * @throws UsageError naming every one that does not exist
 */
export function pickConnections(project: Project, names: readonly string[]): readonly Connection[] {
  const { connections } = project.declaration;
  if (names.length === 0) return connections;
  const unknown = names.filter((name) => !connections.some((connection) => isNamed(connection, name)));
  if (unknown.length > 0) throw new UsageError(unknown.map((name) => missing(name, project)).join("\n"));
  return connections.filter((connection) => names.some((name) => isNamed(connection, name)));
}

function isNamed(connection: Connection, name: string): boolean {
  return connection.id === name || connection.name === name;
}

function missing(name: string, { declaration, file }: Project): string {
  const known = declaration.connections.flatMap((connection) => [connection.id, connection.name]);
  const meant = closest(name, known);
  const ids = declaration.connections.map(({ id }) => id).join(", ");
  const help =
    meant === undefined ? (ids === "" ? "it has none" : `it has ${ids}`) : `did you mean "${meant}"?`;
  return `${file} has no connection "${name}": ${help}`;
}
