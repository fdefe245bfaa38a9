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
    return failure(error, process.env);
  }
}

async function finish({ exit, stdout = "", stderr = "" }: Outcome): Promise<void> {
  process.exitCode = exit;
  await write(process.stderr, stderr);
  // Whoever reads a report from a failed call must not take a part for the whole.
  if (exit === 0 || exit === 1) await write(process.stdout, stdout);
}
