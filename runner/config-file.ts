import { existsSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { RunnerError } from "./errors";

/**
 * The file that the facts are read from: `ASTRO_CONNECT_CONFIG`, else `connections.yaml` beside the nearest
 * `cdktf.json` above `folder`.
 *
 * Never a file in the output folder: that is written by synth and belongs to whoever runs it.
 *
 * @throws RunnerError when there is none
 */
export function findConfigFile(folder: string, env: NodeJS.ProcessEnv): string {
  const project = projectFolder(folder);
  const named = env["ASTRO_CONNECT_CONFIG"];
  if (named) {
    const file = isAbsolute(named) ? named : resolve(project ?? folder, named);
    if (!existsSync(file))
      throw new RunnerError(`ASTRO_CONNECT_CONFIG names "${named}", which does not exist`);
    refuseOutputFolder(file);
    return file;
  }
  if (project === undefined) {
    throw new RunnerError(
      `no cdktf.json in or above ${folder}: let ASTRO_CONNECT_CONFIG name the file that holds the facts`,
    );
  }
  const file = join(project, "connections.yaml");
  if (!existsSync(file)) {
    throw new RunnerError(
      `no connections.yaml beside ${join(project, "cdktf.json")}: ` +
        "create it, or let ASTRO_CONNECT_CONFIG name the file that holds the facts",
    );
  }
  refuseOutputFolder(file);
  return file;
}

/** The nearest folder with a `cdktf.json`, in or above `folder`, but never inside an output folder. */
export function projectFolder(folder: string): string | undefined {
  let at = aboveOutput(resolve(folder));
  for (;;) {
    if (existsSync(join(at, "cdktf.json"))) return at;
    const parent = dirname(at);
    if (parent === at) return undefined;
    at = parent;
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

function refuseOutputFolder(file: string): void {
  const folder = dirname(realpathSync(file));
  if (aboveOutput(folder) !== folder) {
    throw new RunnerError(
      `${file} lies in the output folder of synth: facts are read only from outside of it`,
    );
  }
}
