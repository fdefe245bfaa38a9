import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { RunnerError } from "./errors";

/**
 * Refuses a configuration of Terraform's command line that puts another program in the place of a locked provider:
 * with `dev_overrides`, that program tells the plan that is judged, and does something else when it is applied.
 *
 * @throws RunnerError naming the file
 */
export function refuseDevelopmentOverrides(env: NodeJS.ProcessEnv): void {
  for (const file of configurationFiles(env)) {
    if (!/\bdev_overrides\b/.test(withoutComments(read(file)))) continue;
    throw new RunnerError(
      `dev_overrides in ${file} puts another program in the place of a locked provider: ` +
        "take it out, or let TF_CLI_CONFIG_FILE name a file without it, to plan or apply",
    );
  }
}

/** The files that Terraform reads: the named one alone, else those of the caller's home. */
function configurationFiles(env: NodeJS.ProcessEnv): string[] {
  // TERRAFORM_CONFIG is the older name, which Terraform still takes.
  const named = env["TF_CLI_CONFIG_FILE"] || env["TERRAFORM_CONFIG"];
  if (named) return [named];
  const home = env["HOME"] || homedir();
  const folder = join(home, ".terraform.d");
  const more = entries(folder).filter((name) => name.endsWith(".tfrc") || name.endsWith(".tfrc.json"));
  const windows = env["APPDATA"] ? [join(env["APPDATA"], "terraform.rc")] : [];
  return [join(home, ".terraformrc"), ...windows, ...more.map((name) => join(folder, name))];
}

function withoutComments(text: string): string {
  return text.replace(/^\s*(#|\/\/).*$/gm, "");
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Terraform cannot read it either, and says so itself.
    return "";
  }
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
