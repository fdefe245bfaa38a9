import type { Path } from "../../config/positions";
import { type Observation, wrong } from "../observation";

const DAY = 24 * 60 * 60 * 1_000;

/** Days before its end that somebody is told. */
const SOON = 7;

/** Days that AWS keeps a request or invitation. */
const LIFETIME = 7;

/** What waits for acceptance, and for how long. */
export interface Waiting {
  readonly resource: string;
  readonly path: Path;
  /** What waits: "the peering request". */
  readonly what: string;
  readonly turn: string;
  readonly fix: string;
  /** When AWS ends it. @default - seven days after `since` */
  readonly until?: Date | undefined;
  /** When it was made. */
  readonly since?: Date | undefined;
}

/** A warning for what waits and expires within seven days; nothing where AWS does not say when. */
export function expiry(waiting: Waiting, now: Date): readonly Observation[] {
  const { resource, path, what, turn, fix, since } = waiting;
  const until =
    waiting.until ?? (since === undefined ? undefined : new Date(since.getTime() + LIFETIME * DAY));
  if (until === undefined || until.getTime() - now.getTime() > SOON * DAY) return [];
  const day = until.toISOString().slice(0, 16).replace("T", " ");
  const over = until <= now;
  return [
    wrong("verify/expires-soon", resource, path, `${day} UTC`, {
      message: over ? `${what} is over` : `${what} expires soon`,
      expected: "acceptance before it expires",
      turn,
      fix,
    }),
  ];
}
