import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve, sep } from "node:path";
import { RunnerError } from "./errors";

/**
 * Path of the real Terraform: `ASTRO_CONNECT_TERRAFORM`, else the first `terraform` on `PATH` that is not this guard.
 *
 * `TERRAFORM_BINARY_NAME` is not asked: it names the guard.
 *
 * @param self files that are this program, whatever link or wrapper leads to them
 * @throws RunnerError when there is none
 */
export function findTerraform(env: NodeJS.ProcessEnv, self: readonly string[] = []): string {
  const own = new Set(self.map(real));
  const named = env["ASTRO_CONNECT_TERRAFORM"];
  if (named) {
    const path = isAbsolute(named) || named.includes(sep) ? resolve(named) : onPath(named, env, own);
    if (path === undefined || !executable(path)) {
      throw new RunnerError(`ASTRO_CONNECT_TERRAFORM names "${named}", which is no program that can be run`);
    }
    if (own.has(real(path))) {
      throw new RunnerError(
        `ASTRO_CONNECT_TERRAFORM names the guard itself ("${named}"): let it name the real Terraform`,
      );
    }
    return path;
  }
  const found = onPath("terraform", env, own);
  if (found === undefined) {
    throw new RunnerError(
      "Terraform was not found on PATH: install it, or let ASTRO_CONNECT_TERRAFORM name the program",
    );
  }
  return found;
}

function onPath(name: string, env: NodeJS.ProcessEnv, own: ReadonlySet<string>): string | undefined {
  const names = process.platform === "win32" ? [`${name}.exe`, name] : [name];
  return (env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => names.map((each) => join(folder, each)))
    .find((path) => executable(path) && !own.has(real(path)));
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
