import { dirname, isAbsolute, relative } from "node:path";
import type { Connection, Declaration } from "../config/model";
import { loadDeclaration } from "../config/load";
import { closest } from "../config/closest";
import { findConfigFile, projectFolder } from "../runner/config-file";
import { UsageError } from "./usage-error";

/** The project that a command works in. */
export interface Project {
  /** Folder of `cdktf.json`, else of the file. */
  readonly folder: string;
  /** The file, as short as messages can name it. */
  readonly file: string;
  readonly declaration: Declaration;
}

/**
 * Reads the project around the working folder, from the file that `ASTRO_CONNECT_CONFIG` names or `connections.yaml`.
 * @throws ConfigError with every problem of the file; RunnerError when there is none
 */
export function readProject(cwd: string, env: NodeJS.ProcessEnv): Project {
  const found = findConfigFile(cwd, env);
  const near = relative(cwd, found);
  const file = near === "" || near.startsWith("..") || isAbsolute(near) ? found : near;
  return {
    folder: projectFolder(cwd) ?? dirname(found),
    file,
    declaration: loadDeclaration(file).declaration,
  };
}

/**
 * The connections that `names` pick by id or name, in the file's order; all of them when there are no names.
 * @throws UsageError naming every one that does not exist
 */
export function pickConnections(project: Project, names: readonly string[]): readonly Connection[] {
  const { connections } = project.declaration;
  if (names.length === 0) return connections;
  const unknown = names.filter((name) => !connections.some((connection) => isNamed(connection, name)));
  if (unknown.length > 0) throw new UsageError(...unknown.map((name) => missing(name, project)));
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
