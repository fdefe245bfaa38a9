import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/**
 * Names the file to load: what `ASTRO_CONNECT_CONFIG` names, else the `connections.yaml` beside the nearest
 * `cdktf.json`, else the one in the working directory. Relative to the working directory; it may not exist.
 */
export function locateConfig(env: NodeJS.ProcessEnv = process.env, cwd: string = process.cwd()): string {
  const named = env["ASTRO_CONNECT_CONFIG"];
  const file =
    named === undefined || named === "" ? join(projectFolder(cwd), "connections.yaml") : resolve(cwd, named);
  return relative(cwd, file) || ".";
}

/** The folder of the nearest `cdktf.json`, upwards from `cwd`; `cwd` itself where there is none. */
export function projectFolder(cwd: string = process.cwd()): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "cdktf.json"))) return folder;
    if (folder === dirname(folder)) return resolve(cwd);
  }
}
