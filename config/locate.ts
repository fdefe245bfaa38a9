/** Where the file is: the one place that decides it, for commands, synth, the gate and the guard. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { ConfigError } from "./errors";

/**
 * Names the file to load: what `ASTRO_CONNECT_CONFIG` names, else `connections.yaml`; both relative to the project's
 * folder, so that a command means the same file wherever in the project it is given. It may not exist.
 *
 * @returns the file, relative to `cwd`
 * @throws ConfigError when it lies in the output folder of synth, also through a link: what synth wrote, anybody who
 * runs it may have changed
 */
export function locateConfig(env: NodeJS.ProcessEnv = process.env, cwd: string = process.cwd()): string {
  const named = env["ASTRO_CONNECT_CONFIG"] || "connections.yaml";
  const file = resolve(projectFolder(cwd), named);
  const shown = relative(cwd, file) || ".";
  if (isInOutput(file)) {
    const found = "a file that lies in the output folder of synth";
    const message = `found ${found}; write the facts outside of it, and let ASTRO_CONNECT_CONFIG name that file`;
    throw new ConfigError([{ file: shown, line: 1, column: 1, found, message }]);
  }
  return shown;
}

/** The folder of the nearest `cdktf.json`; without one, `cwd`, or the folder that holds the output `cwd` is in. */
export function projectFolder(cwd: string = process.cwd()): string {
  return nearestProject(cwd) ?? aboveOutput(resolve(cwd));
}

/** The folder of the nearest `cdktf.json`, upwards from `cwd`, but never inside an output folder. */
export function nearestProject(cwd: string): string | undefined {
  for (let folder = aboveOutput(resolve(cwd)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "cdktf.json"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** `folder`, or the first folder above the outermost output folder that it lies in. */
function aboveOutput(folder: string): string {
  let above = folder;
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    if (isOutputFolder(at)) above = dirname(at);
  }
  return above;
}

/** What synth writes: `cdktf.out`, or any folder with its manifest, since the output may be named otherwise. */
function isOutputFolder(folder: string): boolean {
  if (basename(folder) === "cdktf.out") return true;
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    return (
      typeof manifest === "object" &&
      manifest !== null &&
      "stacks" in manifest &&
      existsSync(join(folder, "stacks"))
    );
  } catch {
    return false;
  }
}

function isInOutput(file: string): boolean {
  const folders = [dirname(file), dirname(real(file))];
  return folders.some((folder) => aboveOutput(folder) !== folder);
}

/** Where a file is in truth; the file itself where it does not exist. */
function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
