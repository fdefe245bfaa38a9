import { setTimeout as sleep } from "node:timers/promises";
import { promise as fastq } from "fastq";
import { judges } from "./judges";
import { metrics } from "./metrics";
import { RecentTasks } from "./recent";
import { PATH, server } from "./server";
import type { RunTaskSettings } from "./settings";
import { runTask } from "./task";

/** A run task that is listening. */
export interface RunTaskService {
  /** Where Terraform Cloud is to send its requests, as seen from this machine. */
  readonly url: string;
  /** Takes no more tasks, lets those at work end, fails those that do not in time, and ends. */
  stop(): Promise<void>;
}

/** Milliseconds to say that a task was stopped. */
const FAREWELL_MS = 10_000;

/**
 * Starts the service.
 * @throws CannotJudge if the policy pack is damaged; an error with a `code` if it cannot listen
 */
export async function startRunTask(settings: RunTaskSettings): Promise<RunTaskService> {
  const { limits, listen } = settings;
  const judging = judges(settings);
  const turns = fastq<undefined, () => Promise<unknown>>((work) => work(), limits.concurrency);
  const counted = metrics({ running: () => turns.running(), waiting: () => turns.length() });
  const recent = new RecentTasks();
  const working = new Set<Promise<void>>();
  const stop = new AbortController();
  const gone = new AbortController();
  let stopping: Promise<void> | undefined;

  const app = server(settings, (log) => ({
    metrics: counted,
    closed: () => {
      if (stopping !== undefined) return "stopping";
      return turns.length() >= limits.waiting ? "busy" : undefined;
    },
    accept: (task) => {
      if (!recent.add(task.id)) return false;
      const work = runTask(task, {
        settings,
        judges: judging,
        metrics: counted,
        log,
        inTurn: <T>(turn: () => Promise<T>) => turns.push(turn) as Promise<T>,
        stop: stop.signal,
        gone: gone.signal,
      });
      working.add(work);
      void work.finally(() => working.delete(work));
      return true;
    },
  }));
  app.server.maxConnections = 1_024;

  const drained = async (): Promise<void> => {
    while (working.size > 0) await Promise.allSettled(working);
  };
  const ended = async (): Promise<void> => {
    app.log.info({ tasks: working.size }, "stopping");
    await within(limits.drainMs, drained());
    stop.abort();
    await within(FAREWELL_MS, drained());
    gone.abort();
    await drained();
    await app.close();
    await judging.close();
    app.log.info("stopped");
  };
  try {
    const address = await app.listen(listen);
    return { url: `${address}${PATH}`, stop: () => (stopping ??= ended()) };
  } catch (error) {
    await app.close();
    await judging.close();
    throw error;
  }
}

/** Waits for something, but not longer. */
async function within(ms: number, done: Promise<void>): Promise<void> {
  const over = new AbortController();
  await Promise.race([done, sleep(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}
