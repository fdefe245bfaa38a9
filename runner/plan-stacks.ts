import { REMOTE_RUN_ADVICE, runsRemotely } from "./backend";
import type { Judge, PlanJson, Verdict } from "./judge";
import { judgeErrored, makePlan, type Planned } from "./planning";
import type { PrivateFolder } from "./private-folder";
import type { SynthesizedStack } from "./synth";
import { callTerraform, type Terraform } from "./terraform";

/** A stack with its saved plan. */
export interface PlannedStack extends SynthesizedStack {
  readonly planFile: string;
  readonly plan: PlanJson;
}

/** Plans of all stacks, judged together. */
export interface JudgedStacks {
  /** Those that could be planned. */
  readonly planned: readonly PlannedStack[];
  /** Ids of the others. */
  readonly unplanned: readonly string[];
  readonly verdict: Verdict;
}

/** What planning needs. */
export interface PlanContext {
  /** Terraform for a stack's folder. */
  readonly terraformIn: (folder: string) => Terraform;
  readonly judge: Judge;
  readonly privateFolder: PrivateFolder;
  /** Tells the user something that is not the report. */
  readonly tell: (text: string) => void;
  /** Shows what is being done. */
  readonly progress: { readonly show: (text: string) => void };
  /** How many plans are made side by side. @default - 4 */
  readonly parallelism?: number;
}

/** init → plan → plan JSON for every stack, then one judgement of them all; 2 beats 1, and 1 beats 0. */
export async function planAndJudge(
  stacks: readonly SynthesizedStack[],
  context: PlanContext,
): Promise<JudgedStacks> {
  const results = await planAll(stacks, context);
  const planned = results.flatMap(({ stack, result }) =>
    result.kind === "plan" ? [{ ...stack, planFile: result.planFile, plan: result.plan }] : [],
  );
  const errored = results.flatMap(({ result }) =>
    result.kind === "failed" && result.errored !== undefined ? [result.errored] : [],
  );
  const unplanned = results.flatMap(({ stack, result }) => (result.kind === "plan" ? [] : [stack.id]));
  const verdicts: Verdict[] = [];
  if (planned.length > 0) context.progress.show(`judging ${planned.length} of ${stacks.length}`);
  if (planned.length > 0) verdicts.push(await context.judge(planned.map(({ plan }) => plan)));
  for (const plan of errored) verdicts.push(await judgeErrored(context.judge, [plan]));
  if (unplanned.length > errored.length) verdicts.push({ exit: 2, report: "" });
  return {
    planned,
    unplanned,
    verdict: {
      exit: verdicts.reduce<Verdict["exit"]>((worst, { exit }) => (exit > worst ? exit : worst), 0),
      report: verdicts.map(({ report }) => report).join(""),
    },
  };
}

type Result =
  | { readonly kind: "plan"; readonly plan: PlanJson; readonly planFile: string }
  | Exclude<Planned, { kind: "plan" }>;

async function planAll(
  stacks: readonly SynthesizedStack[],
  context: PlanContext,
): Promise<{ readonly stack: SynthesizedStack; readonly result: Result }[]> {
  // One after the other: a shared plugin cache does not stand several at once.
  const ready: SynthesizedStack[] = [];
  const results = new Map<SynthesizedStack, Result>();
  for (const [position, stack] of stacks.entries()) {
    context.progress.show(`initialising ${position + 1} of ${stacks.length}: ${stack.id}`);
    if (await initialise(stack, context)) ready.push(stack);
    else results.set(stack, { kind: "failed" });
  }
  const waiting = [...ready];
  const running = new Set<string>();
  const show = (): void => {
    const done = ready.filter((stack) => results.has(stack)).length;
    if (running.size > 0)
      context.progress.show(`planned ${done} of ${ready.length}; planning ${[...running].join(", ")}`);
  };
  const work = async (): Promise<void> => {
    for (let stack = waiting.shift(); stack !== undefined; stack = waiting.shift()) {
      running.add(stack.id);
      show();
      results.set(stack, await planOne(stack, context));
      running.delete(stack.id);
      show();
    }
  };
  await Promise.all(Array.from({ length: context.parallelism ?? 4 }, work));
  return stacks.map((stack) => ({ stack, result: results.get(stack) ?? { kind: "failed" } }));
}

async function initialise(stack: SynthesizedStack, { terraformIn, tell }: PlanContext): Promise<boolean> {
  const { code, stdout, stderr } = await callTerraform(
    terraformIn(stack.folder),
    ["init", "-input=false", ...colors()],
    { stdin: "ignore", stdout: "keep", stderr: "keep" },
  );
  if (code === 0) return true;
  tell(`${stack.id}: terraform init failed\n${stdout.toString("utf8")}${stderr.toString("utf8")}`);
  return false;
}

async function planOne(stack: SynthesizedStack, context: PlanContext): Promise<Result> {
  const { terraformIn, privateFolder, tell } = context;
  const terraform = terraformIn(stack.folder);
  const planFile = privateFolder.file(stack.id);
  const made = await makePlan(
    terraform,
    stack.id,
    planFile,
    { global: [], options: ["-input=false", ...colors()] },
    { stdin: "ignore", stdout: "keep", stderr: "keep" },
  );
  tell(`${stack.id}:\n${made.stdout?.toString("utf8") ?? ""}${made.stderr?.toString("utf8") ?? ""}`);
  if (made.kind === "plan") return { kind: "plan", plan: made.plan, planFile };
  if (made.kind === "unseen")
    tell(`${stack.id}: the plan cannot be read. ${REMOTE_RUN_ADVICE}\n${made.reason}`);
  else if (runsRemotely(stack.folder, terraform.env)) tell(`${stack.id}: ${REMOTE_RUN_ADVICE}`);
  return made;
}

/** What Terraform writes goes to standard error here. */
function colors(): string[] {
  return process.stderr.isTTY ? [] : ["-no-color"];
}
