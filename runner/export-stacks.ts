import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCodeOf, Interrupts } from "./interrupts";
import { synthesize, type SynthesizedStack } from "./synth";

/** What of a project is synthesized for somebody else. */
export interface ExportOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The app to run. @default - this package's own */
  readonly app?: string;
}

/**
 * Synthesizes and judges the whole file into a folder that is gone afterwards, and does `next` with the stacks.
 *
 * @returns what `next` returns, or the exit code of a refusal (1), a failure (2) or a signal; synth has said why
 * @throws RunnerError when there is no file to synthesize
 */
export async function withExportedStacks<T>(
  options: ExportOptions,
  next: (stacks: readonly SynthesizedStack[]) => T,
): Promise<{ readonly ended: number } | { readonly done: T }> {
  const interrupts = new Interrupts();
  const outdir = mkdtempSync(join(tmpdir(), "astro-connect-export-"));
  try {
    const synthesized = await synthesize({ ...options, interrupts, outdir });
    await interrupts.settle();
    if (interrupts.received !== undefined) return { ended: exitCodeOf(interrupts.received) };
    if (synthesized.kind === "ended") return { ended: synthesized.exit };
    return { done: next(synthesized.stacks) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
    interrupts.release();
  }
}
