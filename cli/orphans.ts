/** States of connections that are no longer in the file: what they hold can only be destroyed with them back in it. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Declaration } from "../config/model";
import { backendType } from "../runner/backend";
import { parseStateFile } from "./state";

/** Something left behind by a connection that is no longer in the file. */
export interface Orphan {
  readonly id: string;
  /** What was found, relative to the project. */
  readonly path: string;
  readonly next: string;
}

const STATE = /^terraform\.(.+)\.tfstate$/;

/** Everything left behind: local states that hold something, and stack folders whose state is remote. */
export function findOrphans(
  { connections }: Declaration,
  projectFolder: string,
  env: NodeJS.ProcessEnv = process.env,
): readonly Orphan[] {
  const known = new Set<string>(connections.map(({ id }) => id));
  const folders = connections.map(({ backend }) =>
    resolve(projectFolder, backend.type === "local" ? (backend.path ?? ".") : "."),
  );
  const states = [...new Set([resolve(projectFolder), ...folders])].flatMap((folder) =>
    entries(folder).flatMap((name) => {
      const id = STATE.exec(name)?.[1];
      if (id === undefined || known.has(id) || !holdsResources(join(folder, name))) return [];
      return [orphan(id, relative(projectFolder, join(folder, name)))];
    }),
  );
  const found = new Set(states.map(({ id }) => id));
  const stacks = join(projectFolder, "cdktf.out", "stacks");
  const initialised = entries(stacks).filter(
    (id) => !known.has(id) && !found.has(id) && isRemote(join(stacks, id), env),
  );
  return [...states, ...initialised.map((id) => orphan(id, join("cdktf.out", "stacks", id)))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

function isRemote(stackFolder: string, env: NodeJS.ProcessEnv): boolean {
  const type = backendType(stackFolder, env);
  // A local state is a file that has been found already.
  return type !== undefined && type !== "local";
}

function orphan(id: string, path: string): Orphan {
  return {
    id,
    path,
    next: `Put connection ${id} back into the file with retired: true, destroy it, then remove both.`,
  };
}

function holdsResources(file: string): boolean {
  try {
    const state = parseStateFile(readFileSync(file, "utf8"));
    // What cannot be read may hold something.
    return state === undefined || state.resources > 0;
  } catch {
    return true;
  }
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
