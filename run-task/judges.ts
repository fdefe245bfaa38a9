import { join } from "node:path";
import { Piscina } from "piscina";
import { CannotJudge, type Judged, type JudgeOptions, readPack } from "../gate";
import { gathered } from "../gate/judge";
import type { PlanVerdict } from "../gate/judge-plan";
import { TaskFailure } from "./failure";
import type { JudgeTask } from "./judge-thread";
import type { RunTaskSettings } from "./settings";

/** Judges plans on threads, so that the event loop stays free for requests and signs of life. */
export interface Judges {
  /**
   * Judges a plan; its bytes are given away.
   * @param today - the day waivers are compared with, YYYY-MM-DD
   * @throws TaskFailure if it cannot be judged, or not in time
   */
  judge(name: string, bytes: Uint8Array, today: string, signal: AbortSignal): Promise<Judged>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/**
 * Prepares threads for judging.
 * @throws CannotJudge if the policy pack is damaged
 */
export function judges({ facts, waivers, limits }: RunTaskSettings): Judges {
  const pack = readPack();
  const threads = new Piscina<JudgeTask, PlanVerdict>({
    // Relative to the compiled files, also where they are bundled.
    filename: join(__dirname, "..", "run-task", "judge-thread.js"),
    workerData: { facts, waivers },
    minThreads: 0,
    maxThreads: limits.concurrency,
    // Threads keep their memory; so does the wasm of a large plan.
    idleTimeout: 30_000,
  });
  // A thread that could not start is told by the task that needed it.
  threads.on("error", () => undefined);

  return {
    judge: async (name, bytes, today, signal) => {
      const late = AbortSignal.timeout(limits.judgeMs);
      const options: JudgeOptions = { pack, facts, waivers, today };
      try {
        const verdict = await threads.run(
          { input: { name, bytes }, today },
          { signal: AbortSignal.any([signal, late]), transferList: transferable(bytes) },
        );
        return gathered([verdict], options);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof CannotJudge)
          throw new TaskFailure(`the plan could not be judged: ${error.message}`, "not judged");
        if (late.aborted)
          throw new TaskFailure(
            `the plan could not be judged within ${limits.judgeMs / 60_000} minutes`,
            "judged too long",
          );
        throw new TaskFailure("the plan could not be judged: its thread ended", "thread ended");
      }
    },
    close: () => threads.destroy(),
  };
}

/** The memory of the bytes where they own it; small buffers share theirs with others. */
function transferable({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
