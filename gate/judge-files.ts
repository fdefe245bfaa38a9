import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { gathered, type Judged } from "./judge";
import type { JudgeOptions, PlanVerdict } from "./judge-plan";

/** Bytes of plans from which on a second thread saves more than it costs. */
const WORTH_A_THREAD = 16 << 20;

/** Whether these plan files are better judged by several threads. */
export function areManyFiles(files: readonly string[]): boolean {
  if (files.length < 2 || files.includes("-") || availableParallelism() < 2) return false;
  return files.reduce((total, file) => total + sizeOf(file), 0) >= WORTH_A_THREAD;
}

/** What cannot even be asked for its size has none; why is said where it is read. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/**
 * Judges plan files like `judge`, several at a time, each thread with rules of its own.
 * @param onPlan - told before each plan is judged
 * @throws CannotJudge if any of them cannot be judged; the message has a line for each
 */
export async function judgeFiles(
  files: readonly string[],
  options: JudgeOptions,
  onPlan: (file: string) => void = () => undefined,
): Promise<Judged> {
  const { facts, waivers, today } = options;
  const verdicts: PlanVerdict[] = [];
  const waiting = [...files.entries()];
  const threads = Array.from({ length: Math.min(files.length, availableParallelism()) }, async () => {
    // Relative to the compiled files, also where they are bundled.
    const worker = new Worker(join(__dirname, "..", "gate", "judge-worker.js"), {
      workerData: { facts, waivers, today },
    });
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [position, file] = next;
        onPlan(file);
        verdicts[position] = await verdictOf(worker, file);
      }
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(threads);
  return gathered(verdicts, options);
}

function verdictOf(worker: Worker, file: string): Promise<PlanVerdict> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      worker.off("message", answered).off("error", failed).off("exit", ended);
    };
    const answered = (verdict: PlanVerdict): void => {
      done();
      resolve(verdict);
    };
    const failed = (error: unknown): void => {
      done();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const ended = (): void => failed(new Error(`the thread that judges ${file} ended`));
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(file);
  });
}
