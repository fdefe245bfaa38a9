import { resolve } from "node:path";
import { keepPlans } from "./kept-plans";
import { withJudgedPlans, type RunOptions, type RunOutcome } from "./session";

/** What `astro-connect plan` is asked. */
export interface PlanOptions extends RunOptions {
  /** Folder for the JSON of each plan: `<stack>.json`, what `check` takes. @default - it is not kept */
  readonly out?: string;
}

/**
 * synth → init → plan → plan JSON → check for the named stacks.
 *
 * Exit 0 nothing refused · 1 refused by policy · 2 anything else.
 *
 * @throws RunnerError, ConfigError for what the user can put right
 */
export async function planStacks(options: PlanOptions): Promise<RunOutcome> {
  return withJudgedPlans(options, ({ planned, unplanned, verdict, tell }) => {
    if (options.out !== undefined) {
      const folder = resolve(options.cwd ?? process.cwd(), options.out);
      const others = keepPlans(folder, planned, unplanned);
      if (others.length > 0)
        tell(
          `${options.out} also holds ${others.join(", ")}, which this call did not write: is that to be checked too?`,
        );
    }
    return Promise.resolve(verdict);
  });
}
