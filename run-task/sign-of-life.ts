import { type Callback, PROGRESS, report } from "./callback";
import { plainResult } from "./result";

/** Tells Terraform Cloud every few minutes that a task is being worked on. */
export interface SignOfLife {
  /** What is said from now on. */
  say(message: string): void;
  /** Says no more; once this is over, none is on its way that could arrive after the verdict. */
  stop(): Promise<void>;
}

/** Milliseconds for a sign of life to be taken; the verdict waits for it. */
const LONGEST_MS = 10_000;

/**
 * Begins at once.
 * @param onUnsaid - told each time that it could not be said; the task goes on
 */
export function signOfLife(
  callback: Callback,
  everyMs: number,
  onUnsaid: (error: unknown) => void,
): SignOfLife {
  const over = new AbortController();
  const callMs = Math.min(LONGEST_MS, callback.settings.limits.callMs);
  // Not given to the call itself: one that was let go could still arrive after the verdict.
  const life: Callback = {
    ...callback,
    settings: { ...callback.settings, limits: { ...callback.settings.limits, callMs } },
    signal: new AbortController().signal,
  };
  let message = "waiting";
  let saying: Promise<void> = Promise.resolve();
  const tell = (): void => {
    saying = saying
      .then(() => report(plainResult("running", message), life, PROGRESS, over.signal))
      .catch((error: unknown) => {
        if (!over.signal.aborted) onUnsaid(error);
      });
  };
  const timer = setInterval(tell, everyMs);
  tell();
  return {
    say: (next) => (message = next),
    stop: async () => {
      clearInterval(timer);
      over.abort();
      await saying;
    },
  };
}
