import { TaskFailure } from "./failure";
import type { RunTaskSettings } from "./settings";

const LOOPBACK = new Set(["127.0.0.1", "[::1]", "localhost"]);

/**
 * A URL that may be called: `https:`, of a host on the list. URLs arrive in requests and redirects, and must not lead the
 * service to anything else that it can reach.
 * @param what - how the message calls it
 * @throws TaskFailure if it may not
 */
export function allowedUrl(
  text: string,
  what: string,
  { hosts, loopback }: Pick<RunTaskSettings, "hosts" | "loopback">,
): URL {
  const url = parsed(text);
  if (url === undefined) throw new TaskFailure(`${what} is no URL`, "url refused");
  if (url.username !== "" || url.password !== "")
    throw new TaskFailure(`${what} holds a name or password; it is not called`, "url refused");
  const local = loopback && LOOPBACK.has(url.hostname);
  if (url.protocol !== "https:" && !(local && url.protocol === "http:"))
    throw new TaskFailure(`${what} is not https; it is not called`, "url refused");
  if (!local && !hosts.has(url.host))
    throw new TaskFailure(
      `${what} is on ${url.host}, which the run task may not call; if it is right, start it with --allow-host ${url.host}`,
      "url refused",
    );
  return url;
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
