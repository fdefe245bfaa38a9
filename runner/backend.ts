import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What the guard says where plan JSON cannot be had. */
export const REMOTE_RUN_ADVICE =
  "where Terraform Cloud plans and applies by itself, the guard cannot see the plan: " +
  "attach the policy set (policies.hcl) or the run task to the workspace instead, " +
  "or set the workspace's execution mode to local";

/** Type of the backend that `terraform init` recorded in `folder`. @default - local or not initialised */
export function backendType(folder: string, env: NodeJS.ProcessEnv): string | undefined {
  const record = readOrUndefined(join(dataFolder(folder, env), "terraform.tfstate"));
  if (record === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(record);
    if (typeof parsed !== "object" || parsed === null || !("backend" in parsed)) return undefined;
    const backend = parsed.backend;
    if (typeof backend !== "object" || backend === null || !("type" in backend)) return undefined;
    return typeof backend.type === "string" ? backend.type : undefined;
  } catch {
    return undefined;
  }
}

/** Whether runs may happen in Terraform Cloud rather than here. */
export function runsRemotely(folder: string, env: NodeJS.ProcessEnv): boolean {
  const type = backendType(folder, env);
  return type === "cloud" || type === "remote";
}

/** The selected workspace, as Terraform's question names it. */
export function workspaceOf(folder: string, env: NodeJS.ProcessEnv): string {
  return (
    env["TF_WORKSPACE"] || readOrUndefined(join(dataFolder(folder, env), "environment"))?.trim() || "default"
  );
}

function dataFolder(folder: string, env: NodeJS.ProcessEnv): string {
  return resolve(folder, env["TF_DATA_DIR"] || ".terraform");
}

function readOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
