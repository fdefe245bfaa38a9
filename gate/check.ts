import { readFileSync } from "node:fs";
import { ConfigError } from "../config/errors";
import { loadFacts } from "../config/load";
import { CannotJudge } from "./errors";
import { FORMATS, RENDERERS, type Format } from "./formats/format";
import type { Repository } from "./formats/place";
import { judge, type Judged } from "./judge";
import { areManyFiles, judgeFiles } from "./judge-files";
import type { JudgeOptions } from "./judge-plan";
import { readPack } from "./pack/pack";
import { planFile } from "./plan/file";
import type { PlanInput } from "./plan/read";
import { fails, type Threshold } from "./report/report";
import { loadWaivers } from "./waivers/load";
import { Day } from "./waivers/day";
import { type Adoption, waiversFile, waiversFor } from "./waivers/write";

/** What `astro-connect check` is asked. */
export interface CheckOptions {
  /** Files of plan JSON, `-` for standard input; or plans that are already at hand. */
  readonly plans: readonly (string | PlanInput)[];
  /** The file with the facts. */
  readonly config: string;
  /** @default - text */
  readonly format?: Format;
  /** @default - no waivers */
  readonly waivers?: string;
  /** @default - error */
  readonly failOn?: Threshold;
  /** Where the call runs, so that reports name files as the repository does. @default - as the call names them */
  readonly repository?: Repository;
  /** Told before each plan is judged. @default - nobody is told */
  readonly onPlan?: (name: string) => void;
  /** Reads standard input. @default - file descriptor 0 */
  readonly stdin?: () => Uint8Array;
  /** YYYY-MM-DD. @default - today, in UTC */
  readonly today?: string;
  /** Waives every finding that can be, and says what a `waivers.yaml` must hold for that. @default - no */
  readonly adopt?: Adoption;
}

/** How a check ended. */
export interface CheckOutcome {
  /** 0 nothing at or above the threshold · 1 something is · 2 could not be judged. */
  readonly exit: 0 | 1 | 2;
  /** The report; empty on 2. */
  readonly stdout: string;
  readonly stderr: string;
  /** With `adopt`: the new waivers file. @default - there is nothing to waive */
  readonly waivers?: string;
}

/** Judges plans; never throws for bad input. */
export function check(options: CheckOptions): CheckOutcome {
  const steps = checking(options);
  let step = steps.next();
  while (!step.done) {
    const asked = step.value;
    step = attempt(steps, () =>
      judge(
        options.plans.map((plan) => reader(plan, options)),
        asked,
      ),
    );
  }
  return step.value;
}

/** Like `check`, but many files are judged by several threads. */
export async function checkFiles(
  options: CheckOptions & { readonly plans: readonly string[] },
): Promise<CheckOutcome> {
  const { plans, onPlan } = options;
  if (!areManyFiles(plans)) return check(options);
  const steps = checking(options);
  let step = steps.next();
  while (!step.done) {
    const asked = step.value;
    const judged = await settled(judgeFiles(plans, asked, onPlan));
    step = attempt(steps, judged);
  }
  return step.value;
}

/** A check, up to the judging: asks for that with what is to be judged with, and is given what came of it. */
type Checking = Generator<JudgeOptions, CheckOutcome, Judged>;

function attempt(steps: Checking, judged: () => Judged): IteratorResult<JudgeOptions, CheckOutcome> {
  let result: Judged;
  try {
    result = judged();
  } catch (error) {
    return steps.throw(error);
  }
  return steps.next(result);
}

async function settled<T>(promise: Promise<T>): Promise<() => T> {
  try {
    const value = await promise;
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function* checking(options: CheckOptions): Checking {
  const { format = "text", failOn = "error", today = new Date().toISOString().slice(0, 10) } = options;
  const { repository } = options;
  try {
    if (!FORMATS.includes(format))
      throw new CannotJudge(`no format ${format}; there are ${FORMATS.join(", ")}`);
    if (options.plans.length === 0) throw new CannotJudge("no plan to judge: name at least one");
    const pack = readPack();
    const { facts } = loadFacts(options.config);
    const { adopt } = options;
    if (adopt !== undefined) adoptable(adopt, today);
    const given = options.waivers === undefined ? [] : loadWaivers(options.waivers, pack.rules);
    const first: Judged = yield { pack, facts, waivers: given, today };
    const added = adopt === undefined ? [] : waiversFor(first.report.findings, adopt);
    // The Rego decides waivers, so it judges again: what the next run will say.
    const { report, warnings } =
      added.length === 0 ? first : yield { pack, facts, waivers: [...given, ...added], today };
    return {
      exit: fails(report, failOn) ? 1 : 0,
      stdout: RENDERERS[format](report, { failOn, ...(repository === undefined ? {} : { repository }) }),
      stderr: warnings.map((line) => `${line}\n`).join(""),
      ...(added.length === 0 ? {} : { waivers: waiversFile(added) }),
    };
  } catch (error) {
    if (error instanceof CannotJudge) return { exit: 2, stdout: "", stderr: `${error.message}\n` };
    if (error instanceof ConfigError) return { exit: 2, stdout: "", stderr: `${error.format()}\n` };
    throw error;
  }
}

function adoptable({ owner, expires, reason }: Adoption, today: string): void {
  if (owner.trim() === "") throw new CannotJudge("--owner: empty; name who answers for the waivers");
  if (reason?.trim() === "") throw new CannotJudge("--reason: empty; say why, or leave it out");
  if (!Day.parse(expires).ok)
    throw new CannotJudge(`--expires: ${JSON.stringify(expires)} is no day; write YYYY-MM-DD`);
  if (expires < today)
    throw new CannotJudge(`--expires: ${expires} is over, so nothing would be waived; name a day to come`);
}

function reader(plan: string | PlanInput, { stdin, onPlan }: CheckOptions): () => PlanInput {
  return () => {
    onPlan?.(typeof plan === "string" ? plan : plan.name);
    if (typeof plan !== "string") return plan;
    return plan === "-" ? { name: plan, bytes: standardInput(stdin) } : planFile(plan);
  };
}

function standardInput(read: () => Uint8Array = () => readFileSync(0)): Uint8Array {
  try {
    return read();
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new CannotJudge(`standard input: cannot be read (${code})`);
  }
}
