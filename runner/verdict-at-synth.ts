import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Judged } from "../gate";
import { projectFolder } from "../config/locate";
import { findConfigFile } from "./config-file";
import { RunnerError } from "./errors";
import { exitCodeOf, Interrupts } from "./interrupts";
import { createPrivateFolder, sweepLeftovers } from "./private-folder";

/** What is asked of a judgement at synth. */
export interface VerdictOptions {
  /** @default - the process' own */
  readonly cwd?: string;
  /** @default - the process' own */
  readonly env?: NodeJS.ProcessEnv;
  /** The app to run. @default - this package's own */
  readonly app?: string;
}

/** What the policies said of all stacks, or the exit code of an app that has said itself why it could not be asked. */
export type VerdictAtSynth =
  { readonly kind: "judged"; readonly judged: Judged } | { readonly kind: "ended"; readonly exit: number };

/** Set for the app: it judges, tells its parent, and writes nothing. */
export const JUDGE_ONLY = "ASTRO_CONNECT_JUDGE_ONLY";

/**
 * Synthesizes and judges every connection as `npm start` does, refused or not, and leaves `cdktf.out` alone; in a process
 * of its own, because the framework is slow to load and its name will change.
 *
 * @throws RunnerError when there is no file to synthesize
 */
export async function verdictAtSynth(options: VerdictOptions = {}): Promise<VerdictAtSynth> {
  const { cwd = process.cwd(), env = process.env } = options;
  const config = findConfigFile(cwd, env);
  const app = options.app ?? resolve(__dirname, "..", "main.js");
  if (!existsSync(app)) throw new RunnerError(`${app} does not exist: run npm run build`);
  sweepLeftovers();
  const folder = createPrivateFolder();
  const interrupts = new Interrupts();
  try {
    const child = fork(app, [], {
      cwd: projectFolder(cwd),
      env: {
        ...env,
        [JUDGE_ONLY]: "1",
        CDKTF_OUTDIR: join(folder.path, "cdktf.out"),
        ASTRO_CONNECT_CONFIG: config,
      },
      execArgv: [],
      // Standard output is for the picture alone.
      stdio: ["ignore", process.stderr, process.stderr, "ipc"],
    });
    interrupts.follow(child);
    let judged: Judged | undefined;
    // Nothing but our own app is at the other end.
    child.once("message", (message) => (judged = message as Judged));
    const code = await new Promise<number>((done, failed) => {
      child.once("error", failed);
      child.once("close", (code, signal) => done(signal === null ? (code ?? 2) : exitCodeOf(signal)));
    });
    await interrupts.settle();
    if (interrupts.received !== undefined) return { kind: "ended", exit: exitCodeOf(interrupts.received) };
    if (code === 0 && judged !== undefined) return { kind: "judged", judged };
    return { kind: "ended", exit: code === 0 ? 2 : code };
  } finally {
    interrupts.release();
    folder.remove();
  }
}
