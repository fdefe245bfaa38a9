import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { locateConfig, nearestProject } from "../config/locate";
import { RunnerError } from "./errors";

/**
 * The file that the facts are read from, which has to be there: Terraform may be called in any folder, and a file that
 * lies beside by chance is not trusted.
 *
 * @returns its absolute path
 * @throws ConfigError when it lies in the output folder of synth
 * @throws RunnerError when there is none
 */
export function findConfigFile(folder: string, env: NodeJS.ProcessEnv): string {
  const project = nearestProject(folder);
  const named = env["ASTRO_CONNECT_CONFIG"];
  if (!named && project === undefined) {
    throw new RunnerError(
      `no cdktf.json in or above ${folder}: create one (README.md, "Start"), or let ASTRO_CONNECT_CONFIG name the file that holds the facts`,
    );
  }
  const file = resolve(folder, locateConfig(env, folder));
  if (existsSync(file)) return file;
  throw new RunnerError(
    named
      ? `ASTRO_CONNECT_CONFIG names "${named}", which does not exist`
      : `no connections.yaml beside ${join(project ?? folder, "cdktf.json")}: ` +
          "create it, or let ASTRO_CONNECT_CONFIG name the file that holds the facts",
  );
}
