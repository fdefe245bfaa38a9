import type { AwsSide } from "../config/model";
import type { Path } from "../config/positions";
import type { Account } from "./aws/account";
import type { CheckId } from "./rules";

/** What AWS said of one thing, and whether it is as it should be. */
export interface Observation {
  readonly check: CheckId;
  /** The AWS object, by its id. */
  readonly resource: string;
  /** Where the connection declares it. */
  readonly path: Path;
  /** What was found. */
  readonly found: string;
  /** @default - it is as it should be */
  readonly problem?: Problem;
}

/** What is wrong, and who has to act. */
export interface Problem {
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  readonly expected: string;
  /** Whose turn it is. */
  readonly turn: string;
  /** What they have to do. */
  readonly fix: string;
}

/** What came of asking about a connection. */
export interface Observed {
  readonly observations: readonly Observation[];
  /** What cannot be asked from here, and who can tell. */
  readonly remarks: readonly string[];
}

/** What a route's verification may use. */
export interface Scope {
  /** Id of the connection. */
  readonly id: string;
  /** The account that acts for a side; asked once however often it is named. */
  readonly account: (side: AwsSide) => Account;
  /** Outputs of the stack. @default - its state cannot be read from here */
  readonly outputs: Readonly<Record<string, unknown>> | undefined;
  readonly now: Date;
}

/** It is as it should be. */
export function fine(check: CheckId, resource: string, path: Path, found: string): Observation {
  return { check, resource, path, found };
}

/** It is not as it should be. */
export function wrong(
  check: CheckId,
  resource: string,
  path: Path,
  found: string,
  problem: Problem,
): Observation {
  return { check, resource, path, found, problem };
}

/** One or the other. */
export function judged(
  ok: boolean,
  check: CheckId,
  resource: string,
  path: Path,
  found: string,
  problem: Problem,
): Observation {
  return ok ? fine(check, resource, path, found) : wrong(check, resource, path, found, problem);
}

/** How somebody deploys a connection. */
export function deploying(id: string): string {
  return `run \`npx astro-connect deploy ${id}\``;
}

/** How somebody gets at the text for whoever must act. */
export function ticketing(id: string): string {
  return `send \`npx astro-connect ticket ${id}\``;
}

export const YOU = "you";
export const ASTRONOMER = "Astronomer support";
