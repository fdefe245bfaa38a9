import { allowedUrl } from "./allowed-url";
import { call, discard } from "./call";
import { TaskFailure, Transient } from "./failure";
import { type Patience, retrying } from "./retry";
import type { RunTaskSettings } from "./settings";

/** Terraform Cloud answers with a URL of its store that holds for a minute. */
const MOST_REDIRECTS = 3;

/** About four minutes. */
const PATIENCE: Patience = { tries: 10, firstMs: 500, longestMs: 60_000 };

/** What is needed to fetch a plan. */
export interface PlanSource {
  readonly url: string;
  readonly token: string;
  readonly settings: Pick<RunTaskSettings, "hosts" | "loopback" | "limits">;
  readonly signal: AbortSignal;
}

/**
 * Fetches the plan JSON of a run.
 * @returns its bytes
 * @throws TaskFailure if it cannot be had, or is larger than allowed
 */
export async function fetchPlan(source: PlanSource): Promise<Uint8Array> {
  const { url, settings, signal } = source;
  const first = allowedUrl(url, "plan_json_api_url", settings);
  try {
    return await retrying(() => once(first, source), PATIENCE, signal);
  } catch (error) {
    if (error instanceof Transient)
      throw new TaskFailure(`the plan could not be fetched: ${error.message}; run again`, "plan not fetched");
    throw error;
  }
}

async function once(first: URL, { token, settings, signal }: PlanSource): Promise<Uint8Array> {
  const { callMs, planBytes } = settings.limits;
  let url = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    // The store's URL opens the plan by itself; the token is for the API alone.
    const headers = url.origin === first.origin ? { authorization: `Bearer ${token}` } : {};
    const response = await call(url, { method: "GET", headers, callMs, signal });
    if (response.status === 200) return await bodyOf(response, planBytes, signal);
    await discard(response);
    if (response.status === 204) throw new Transient("Terraform Cloud does not have it yet");
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null)
      throw new TaskFailure(
        `the plan could not be fetched: it answered ${response.status}`,
        "plan not fetched",
      );
    if (!URL.canParse(location, url.href))
      throw new TaskFailure("the plan could not be fetched: the redirect leads nowhere", "plan not fetched");
    url = allowedUrl(new URL(location, url).href, "where the plan lies", settings);
  }
  throw new TaskFailure("the plan could not be fetched: too many redirects", "plan not fetched");
}

async function bodyOf(response: Response, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const tooLarge = (): TaskFailure =>
    new TaskFailure(
      `the plan is larger than ${Math.floor(most / (1024 * 1024))} MiB; start the run task with a larger --max-plan`,
      "plan too large",
    );
  // Compressed, it says less than it is.
  if (Number(response.headers.get("content-length") ?? 0) > most) {
    await discard(response);
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size > most) throw tooLarge();
      chunks.push(part.value);
    }
  } catch (error) {
    await reader?.cancel().catch(() => undefined);
    signal.throwIfAborted();
    if (error instanceof TaskFailure) throw error;
    throw new Transient("the connection broke off");
  }
  return Buffer.concat(chunks);
}
