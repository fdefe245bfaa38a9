import { Transient } from "./failure";

/** What is called, and how long it may take. */
export interface Call {
  readonly method: "GET" | "PATCH";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until there must be an answer. */
  readonly callMs: number;
  readonly signal: AbortSignal;
}

/**
 * One HTTP call. Redirects are not followed. The body of the answer must be read or cancelled by the caller.
 * @throws Transient if there was no answer, or one that may be another next time
 */
export async function call(url: URL, { method, headers, body, callMs, signal }: Call): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), callMs);
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal: AbortSignal.any([signal, patience.signal]),
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    signal.throwIfAborted();
    if (patience.signal.aborted) throw new Transient(`no answer within ${callMs / 1000} s`);
    throw new Transient(`no answer (${reason(error)})`);
  } finally {
    clearTimeout(timer);
  }
  if (response.status === 429 || response.status === 408 || response.status >= 500) {
    await discard(response);
    throw new Transient(`it answered ${response.status}`, retryAfter(response));
  }
  return response;
}

/** Lets go of an answer whose body nobody reads. */
export async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

/** Milliseconds, where the answer says seconds; a date is not used by Terraform Cloud. */
function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** `ECONNREFUSED` and the like; what fetch itself says names the URL, which may be one that opens a plan. */
function reason(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  return typeof cause?.code === "string" ? cause.code : "connection failed";
}
