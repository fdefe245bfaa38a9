import type { Facts } from "../config/model";
import type { Threshold, Waiver } from "../gate";

/** What a run task is run with; everything has a value. */
export interface RunTaskSettings {
  readonly facts: Facts;
  readonly waivers: readonly Waiver[];
  /** The severity from which on a run fails. */
  readonly failOn: Threshold;
  /** Keys that requests may be signed with: one, or two while one replaces the other. */
  readonly keys: readonly Buffer[];
  /** Hosts that may be called, as in URLs: `app.terraform.io`, `terraform.example.com:8443`. */
  readonly hosts: ReadonlySet<string>;
  /** Whether `http:` is allowed on the loopback interface; for tests. */
  readonly loopback: boolean;
  /** The address to listen on. */
  readonly listen: { readonly host: string; readonly port: number };
  readonly limits: Limits;
  /** pino's. */
  readonly logLevel: string;
}

/** How much, and how long. */
export interface Limits {
  /** Bytes of a request. */
  readonly requestBytes: number;
  /** Bytes of plan JSON, after decompression. */
  readonly planBytes: number;
  /** Tasks that are fetched and judged at a time. */
  readonly concurrency: number;
  /** Tasks that may wait; more are refused with 503, and Terraform Cloud asks again. */
  readonly waiting: number;
  /** Milliseconds for a task, from the request to its verdict. Terraform Cloud gives up after 60 minutes. */
  readonly taskMs: number;
  /** Milliseconds for judging one plan. */
  readonly judgeMs: number;
  /** Milliseconds between two signs of life. Terraform Cloud gives up after 10 minutes without one. */
  readonly progressMs: number;
  /** Milliseconds for one HTTP call, without the plan's body. */
  readonly callMs: number;
  /** Milliseconds that tasks get to end when the service is told to stop. */
  readonly drainMs: number;
}

const MINUTE = 60_000;

/** What holds where nothing else is said. */
export const LIMITS: Omit<Limits, "concurrency"> = {
  requestBytes: 256 * 1024,
  planBytes: 256 * 1024 * 1024,
  waiting: 64,
  taskMs: 30 * MINUTE,
  judgeMs: 10 * MINUTE,
  progressMs: 4 * MINUTE,
  callMs: 30_000,
  drainMs: MINUTE,
};

/** What Terraform Cloud itself holds to, so that no setting may exceed it. */
export const MOST = { taskMs: 55 * MINUTE, progressMs: 9 * MINUTE } as const;

/** Where plans and callbacks are in HCP Terraform: the API, and the store that it redirects to. */
export const HOSTS: readonly string[] = ["app.terraform.io", "archivist.terraform.io"];
