import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the service counts, for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  /** Requests, by what became of them: accepted, duplicate, test, forged, unknown, refused, busy, stopping. */
  readonly requests: Counter<"result">;
  /** Tasks that ended, by how: passed, failed, or why there was no verdict. */
  readonly tasks: Counter<"result">;
  /** Calls of the callback that failed for good, by what was to be said: running or a verdict. */
  readonly unsaid: Counter<"what">;
  readonly taskSeconds: Histogram;
  readonly judgeSeconds: Histogram;
  readonly planBytes: Histogram;
}

/** Metrics in a registry of their own. */
export function metrics(counts: { readonly running: () => number; readonly waiting: () => number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const prefix = "astro_connect_run_task_";
  for (const [name, count] of Object.entries(counts)) {
    new Gauge({
      name: `${prefix}${name}`,
      help: `Tasks that are ${name}`,
      registers,
      collect() {
        this.set(count());
      },
    });
  }
  return {
    registry,
    requests: new Counter({
      name: `${prefix}requests_total`,
      help: "Requests, by what became of them",
      labelNames: ["result"],
      registers,
    }),
    tasks: new Counter({
      name: `${prefix}tasks_total`,
      help: "Tasks that ended, by verdict or by why there was none",
      labelNames: ["result"],
      registers,
    }),
    unsaid: new Counter({
      name: `${prefix}unsaid_total`,
      help: "Results that Terraform Cloud could not be told",
      labelNames: ["what"],
      registers,
    }),
    taskSeconds: new Histogram({
      name: `${prefix}task_seconds`,
      help: "From the request to the verdict",
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800],
      registers,
    }),
    judgeSeconds: new Histogram({
      name: `${prefix}judge_seconds`,
      help: "Judging one plan, with the wait for a thread",
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
      registers,
    }),
    planBytes: new Histogram({
      name: `${prefix}plan_bytes`,
      help: "Bytes of plan JSON",
      buckets: [1e4, 1e5, 1e6, 1e7, 1e8, 1e9],
      registers,
    }),
  };
}
