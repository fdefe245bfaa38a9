import type { Path } from "../../config/positions";
import {
  ASTRONOMER,
  deploying,
  fine,
  type Observation,
  type Scope,
  ticketing,
  wrong,
  YOU,
} from "../observation";
import type { CheckId } from "../rules";
import { expiry } from "./expiry";

/** Where something stands that Astronomer makes and its other side accepts. */
export type Stage = "works" | "waits" | "unfinished" | "over";

/** What has to be accepted. */
export interface Acceptance {
  readonly check: CheckId;
  readonly resource: string;
  /** The key of the file that names it. */
  readonly path: Path;
  /** As AWS names it. */
  readonly state: string;
  /** What AWS's states mean, in lower case; any other means that it is over. */
  readonly stages: Readonly<Record<string, Stage>>;
  /** The state in which it works. */
  readonly expected: string;
  /** What people call it: "the attachment". */
  readonly what: string;
  /** What waits for acceptance. @default - it does */
  readonly request?: string;
  /** What to ask for when it is over: "a new attachment". */
  readonly another: string;
  /** When AWS ends the request. @default - seven days after `since` */
  readonly until?: Date | undefined;
  /** When it was made. */
  readonly since?: Date | undefined;
}

/** The stage of what has to be accepted: it works, or whose turn it is. */
export function acceptance(of: Acceptance, { id: connection, now }: Scope): readonly Observation[] {
  const { check, resource, path, state, stages, expected, what, request = what, another } = of;
  const not = (message: string, turn: string, fix: string): Observation =>
    wrong(check, resource, path, state, { message, expected, turn, fix });
  switch (stages[state.toLowerCase()] ?? "over") {
    case "works":
      return [fine(check, resource, path, state)];
    case "waits": {
      const { until, since } = of;
      const turn = { turn: YOU, fix: deploying(connection) };
      return [
        not(`${request} waits for acceptance`, turn.turn, turn.fix),
        ...expiry({ resource, path, what: request, until, since, ...turn }, now),
      ];
    }
    case "unfinished":
      return [not(`AWS has not finished with ${what}`, YOU, "ask again in a few minutes")];
    case "over":
      return [
        not(
          `${what} is ${state}, and will not come back`,
          ASTRONOMER,
          `remove ${keyOf(path)} from the file, and ${ticketing(connection)}: ${another}`,
        ),
      ];
  }
}

/** The key at the end of a path. */
export function keyOf(path: Path): string {
  return String(path.at(-1));
}
