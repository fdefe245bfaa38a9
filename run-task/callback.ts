import { allowedUrl } from "./allowed-url";
import { call, discard } from "./call";
import { TaskFailure } from "./failure";
import type { Result } from "./result";
import { type Patience, retrying } from "./retry";
import type { RunTaskSettings } from "./settings";

/** A verdict is worth waiting for: about eight minutes, less than Terraform Cloud waits for a sign of life. */
export const VERDICT: Patience = { tries: 14, firstMs: 500, longestMs: 60_000 };

/** A sign of life comes again anyway. */
export const PROGRESS: Patience = { tries: 2, firstMs: 1_000, longestMs: 5_000 };

/** Where a task's results go. */
export interface Callback {
  readonly url: string;
  readonly token: string;
  readonly settings: Pick<RunTaskSettings, "hosts" | "loopback" | "limits">;
  readonly signal: AbortSignal;
}

/**
 * Tells Terraform Cloud a result.
 * @param goOn - aborted when no further try is worth it @default - the callback's signal
 * @throws TaskFailure if it does not take it; Transient if it could not be reached
 */
export async function report(
  result: Result,
  callback: Callback,
  patience: Patience,
  goOn: AbortSignal = callback.signal,
): Promise<void> {
  const { url, token, settings, signal } = callback;
  const target = allowedUrl(url, "task_result_callback_url", settings);
  await retrying(
    async () => {
      const response = await call(target, {
        method: "PATCH",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/vnd.api+json" },
        body: JSON.stringify(result),
        callMs: settings.limits.callMs,
        signal,
      });
      await discard(response);
      if (response.status < 200 || response.status > 299)
        throw new TaskFailure(`the callback answered ${response.status}`, "callback refused");
    },
    patience,
    goOn,
  );
}
