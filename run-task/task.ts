import type { FastifyBaseLogger } from "fastify";
import { type Callback, report, VERDICT } from "./callback";
import { TaskFailure, Transient } from "./failure";
import type { Judges } from "./judges";
import type { Metrics } from "./metrics";
import type { TaskRequest } from "./payload";
import { fetchPlan } from "./plan";
import { plainResult, type Result, verdictOf } from "./result";
import type { RunTaskSettings } from "./settings";
import { signOfLife, type SignOfLife } from "./sign-of-life";

/** What a task needs of the service. */
export interface TaskContext {
  readonly settings: RunTaskSettings;
  readonly judges: Judges;
  readonly metrics: Metrics;
  readonly log: FastifyBaseLogger;
  /** Runs something when it is its turn. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Aborted when tasks must end without a verdict. */
  readonly stop: AbortSignal;
  /** Aborted a little later: until then that may be said. */
  readonly gone: AbortSignal;
}

/** Stages at which there is a plan that may still be refused. */
const JUDGED: ReadonlySet<TaskRequest["stage"]> = new Set(["post_plan", "pre_apply"]);

/** Milliseconds in which Terraform Cloud must take a verdict. */
const VERDICT_MS = 10 * 60_000;

/** Works on one task, from its first sign of life to its verdict. Never throws: whatever goes wrong fails the task. */
export async function runTask(task: TaskRequest, context: TaskContext): Promise<void> {
  const { settings, metrics, stop, gone } = context;
  const log = context.log.child({
    task: task.id,
    run: task.run,
    workspace: task.workspace,
    organization: task.organization,
    stage: task.stage,
  });
  const started = performance.now();
  const late = AbortSignal.timeout(settings.limits.taskMs);
  const signal = AbortSignal.any([stop, late]);
  const callback: Callback = { url: task.callbackUrl, token: task.token, settings, signal };
  const life = signOfLife(callback, settings.limits.progressMs, (error) => {
    metrics.unsaid.inc({ what: "running" });
    log.warn({ why: wordsOf(error) }, "a sign of life was not taken");
  });
  let result: Result;
  let ended: string;
  try {
    result = await judged(task, { ...context, log }, life, signal);
    ended = result.data.attributes.status;
  } catch (error) {
    const { message, kind } = explained(error, { stopped: stop.aborted, late: late.aborted }, settings);
    if (kind === "unexpected") log.error({ at: frames(error) }, "unexpected error");
    result = plainResult("failed", message);
    ended = kind;
  }
  await life.stop();
  try {
    await report(
      result,
      { ...callback, signal: AbortSignal.any([gone, AbortSignal.timeout(VERDICT_MS)]) },
      VERDICT,
    );
    log.info({ result: ended, ms: Math.round(performance.now() - started) }, "task ended");
  } catch (error) {
    // Without a verdict Terraform Cloud fails the task by itself, after ten minutes.
    metrics.unsaid.inc({ what: "verdict" });
    log.error({ result: ended, why: wordsOf(error) }, "the verdict was not taken");
  }
  metrics.tasks.inc({ result: ended });
  metrics.taskSeconds.observe((performance.now() - started) / 1000);
}

async function judged(
  task: TaskRequest,
  { settings, judges, metrics, log, inTurn }: TaskContext,
  life: SignOfLife,
  signal: AbortSignal,
): Promise<Result> {
  const { planUrl } = task;
  if (!JUDGED.has(task.stage) || planUrl === undefined)
    throw new TaskFailure(
      `this run task judges plans, and at ${task.stage} there is none to refuse: associate it with the post-plan stage`,
      "wrong stage",
    );
  return inTurn(async () => {
    signal.throwIfAborted();
    life.say("fetching the plan");
    const bytes = await fetchPlan({ url: planUrl, token: task.token, settings, signal });
    const size = bytes.byteLength;
    metrics.planBytes.observe(size);
    life.say("judging the plan");
    const started = performance.now();
    const today = new Date().toISOString().slice(0, 10);
    const { report: verdict, warnings } = await judges.judge(task.run || "plan", bytes, today, signal);
    metrics.judgeSeconds.observe((performance.now() - started) / 1000);
    log.info({ bytes: size, ...verdict.summary }, "plan judged");
    const remarks = [...warnings, ...verdict.remarks];
    return verdictOf({ ...verdict, remarks }, settings.failOn, task.takesOutcomes);
  });
}

function explained(
  error: unknown,
  { stopped, late }: { readonly stopped: boolean; readonly late: boolean },
  { limits }: RunTaskSettings,
): { readonly message: string; readonly kind: string } {
  if (error instanceof TaskFailure) return error;
  if (stopped)
    return { message: "the run task was stopped before it had a verdict; run again", kind: "stopped" };
  if (late)
    return { message: `no verdict within ${limits.taskMs / 60_000} minutes; run again`, kind: "too late" };
  return { message: "the run task failed unexpectedly; its log says where", kind: "unexpected" };
}

/** What may be logged of an error: our own words, never what a library quotes. */
function wordsOf(error: unknown): string {
  if (error instanceof TaskFailure || error instanceof Transient) return error.message;
  return error instanceof Error ? error.name : typeof error;
}

/** Where an error comes from, without its message, which may quote a plan. */
function frames(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return [...stack.matchAll(/^\s+at .*$/gm)].map(([frame]) => frame.trim());
}
