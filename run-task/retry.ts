import { setTimeout as sleep } from "node:timers/promises";
import { Transient } from "./failure";

/** How often, and how patiently. */
export interface Patience {
  /** Tries at most. */
  readonly tries: number;
  /** Milliseconds before the second try; twice as many before each further one. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * Calls until it works, with exponential back-off and jitter, or as long as the other side asks for. Only what is
 * `Transient` is tried again.
 * @throws what the last try threw, or the signal's reason
 */
export async function retrying<T>(
  call: () => Promise<T>,
  { tries, firstMs, longestMs }: Patience,
  signal: AbortSignal,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Transient) || tried >= tries) throw error;
      const backoff = Math.min(longestMs, firstMs * 2 ** (tried - 1));
      // So that many tasks that failed together do not come back together.
      const jittered = backoff / 2 + Math.random() * (backoff / 2);
      await sleep(Math.min(longestMs, error.waitMs ?? jittered), undefined, { signal });
    }
  }
}
