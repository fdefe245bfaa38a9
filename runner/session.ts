import { findConfigFile } from "./config-file";
import { refuseUnsafeEnvironment, terraformEnvironment } from "./environment";
import { gateJudge } from "./gate-judge";
import { exitCodeOf, Interrupts } from "./interrupts";
import type { Judge } from "./judge";
import { planAndJudge, type JudgedStacks } from "./plan-stacks";
import { createPrivateFolder, sweepLeftovers } from "./private-folder";
import { pickStacks, synthesize } from "./synth";
import type { Terraform } from "./terraform";
import { findTerraform } from "./terraform-binary";

/** What `plan` and `deploy` are asked. */
export interface RunOptions {
  /** Stacks to work on. @default - all */
  readonly stacks?: readonly string[];
  /** @default - the process' own */
  readonly cwd?: string;
  /** @default - the process' own */
  readonly env?: NodeJS.ProcessEnv;
  /** Tells the user something that is not the report. @default - standard error */
  readonly tell?: (text: string) => void;
  /** One line about what is being done, which goes before anything else is said. @default - none */
  readonly progress?: Progress;
  /** @default - the gate with the project's facts */
  readonly judge?: Judge;
  /** The app that is synthesized. @default - this package's own */
  readonly app?: string;
}

/** Shows what is being done while it lasts. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

const SILENT: Progress = { show: () => undefined, clear: () => undefined };

/** How a run ended. */
export interface RunOutcome {
  /** As the command's exit code; 128 and more where a signal ended it. */
  readonly exit: number;
  /** The report of the policies; empty where they were not asked. */
  readonly report: string;
}

/** What a run has in hand once everything is planned and judged. */
export interface Judged extends JudgedStacks {
  readonly terraformIn: (folder: string) => Terraform;
  readonly interrupts: Interrupts;
  readonly tell: (text: string) => void;
  /** The exit code for a signal that has come, if any. */
  readonly stopped: () => Promise<number | undefined>;
}

/**
 * Synthesizes, plans and judges the named stacks, then does `next` with the plans while they exist.
 *
 * @throws RunnerError, ConfigError for what the user can put right
 */
export async function withJudgedPlans(
  options: RunOptions,
  next: (judged: Judged) => Promise<RunOutcome>,
): Promise<RunOutcome> {
  const { cwd = process.cwd(), env = process.env } = options;
  const { progress = SILENT } = options;
  const say = options.tell ?? ((text) => void process.stderr.write(`${text.trimEnd()}\n`));
  const tell = (text: string): void => {
    progress.clear();
    say(text);
  };
  refuseUnsafeEnvironment(env);
  const binary = findTerraform(env);
  const judge = options.judge ?? (await gateJudge(findConfigFile(cwd, env)));
  const interrupts = new Interrupts();
  const stopped = async (): Promise<number | undefined> => {
    await interrupts.settle();
    return interrupts.received === undefined ? undefined : exitCodeOf(interrupts.received);
  };
  sweepLeftovers();
  const privateFolder = createPrivateFolder();
  try {
    const synthesized = await synthesize({
      cwd,
      env,
      interrupts,
      ...(options.app === undefined ? {} : { app: options.app }),
    });
    const stoppedAtSynth = await stopped();
    if (stoppedAtSynth !== undefined) return { exit: stoppedAtSynth, report: "" };
    if (synthesized.kind === "ended") return { exit: synthesized.exit, report: "" };
    const terraformIn = (folder: string): Terraform => ({
      binary,
      cwd: folder,
      env: terraformEnvironment(env),
      interrupts,
    });
    const stacks = pickStacks(synthesized.stacks, options.stacks ?? []);
    const judged = await planAndJudge(stacks, { terraformIn, judge, privateFolder, tell, progress });
    // What comes next may write to the terminal without asking us.
    progress.clear();
    const stoppedAtPlan = await stopped();
    if (stoppedAtPlan !== undefined) return { exit: stoppedAtPlan, report: "" };
    return await next({ ...judged, terraformIn, interrupts, tell, stopped });
  } finally {
    progress.clear();
    privateFolder.remove();
    interrupts.release();
  }
}
