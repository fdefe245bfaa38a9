import { failure } from "./failure";
import type { Outcome } from "./outcome";
import { runProgram } from "./program";
import { write } from "./write";

/** Runs one command of astro-connect; sets the exit code and never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  process.once("uncaughtException", (error) => {
    const { stderr = "" } = failure(error, process.env);
    process.stderr.write(stderr, () => process.exit(2));
  });
  await finish(await outcomeOf(argv));
}

async function outcomeOf(argv: readonly string[]): Promise<Outcome> {
  try {
    return await runProgram(argv);
  } catch (error) {
    const { stderr = "", ...failed } = failure(error, process.env);
    return { ...failed, stderr: `${stderr}${await annotated(argv, error)}` };
  }
}

/** Where GitHub runs them, what synth is part of says what is wrong with the file on its lines, too. */
async function annotated([command]: readonly string[], error: unknown): Promise<string> {
  if ((command !== "plan" && command !== "deploy") || !(error instanceof Error)) return "";
  return (await import("../gate/annotate.js")).annotations(error);
}

async function finish({ exit, stdout = "", stderr = "" }: Outcome): Promise<void> {
  process.exitCode = exit;
  await write(process.stderr, stderr);
  // Whoever reads a report from a failed call must not take a part for the whole.
  if (exit === 0 || exit === 1) await write(process.stdout, stdout);
}
