import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { withJudgedPlans, type RunOptions, type RunOutcome } from "./session";

/** What `astro-connect plan` is asked. */
export interface PlanOptions extends RunOptions {
  /** Folder for the JSON of each plan: `<stack>.json`. @default - it is not kept */
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
  return withJudgedPlans(options, ({ planned, verdict }) => {
    if (options.out !== undefined) {
      const folder = resolve(options.cwd ?? process.cwd(), options.out);
      mkdirSync(folder, { recursive: true });
      for (const { id, plan } of planned) {
        const file = join(folder, `${id}.json`);
        // Plan JSON holds secrets in clear text.
        writeFileSync(file, plan.json, { mode: 0o600 });
        chmodSync(file, 0o600);
      }
    }
    return Promise.resolve(verdict);
  });
}
