import { refuseDevelopmentOverrides } from "./cli-configuration";
import { RunnerError } from "./errors";

/** Set for every Terraform the runner starts, so that a Terraform that leads back to the guard is noticed. */
export const INSIDE_GUARD = "ASTRO_CONNECT_INSIDE_GUARD";

/** Variables by which Terraform takes arguments that are on no command line. */
export function smuggledArguments(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith("TF_CLI_ARGS") && env[name] !== "")
    .sort();
}

/**
 * Refuses an environment in which the plan that is judged need not be the plan that is applied.
 *
 * `TF_CLI_ARGS*` adds arguments that the guard does not see, and `TF_REATTACH_PROVIDERS` hands the apply to a
 * process that merely says it is the provider; so do development overrides.
 *
 * @throws RunnerError naming the variables, or the file
 */
export function refuseUnsafeEnvironment(env: NodeJS.ProcessEnv): void {
  const smuggled = smuggledArguments(env);
  if (smuggled.length > 0) {
    throw new RunnerError(
      `${smuggled.join(", ")} adds arguments to Terraform unseen: ` +
        "unset it and write the arguments on the command line",
    );
  }
  if (env["TF_REATTACH_PROVIDERS"]) {
    throw new RunnerError(
      "TF_REATTACH_PROVIDERS replaces the locked provider by another process: unset it to plan or apply",
    );
  }
  refuseDevelopmentOverrides(env);
}

/** The environment for Terraform: the caller's, without arguments in disguise. */
export function terraformEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("TF_CLI_ARGS"));
  return { ...Object.fromEntries(kept), [INSIDE_GUARD]: "1" };
}
