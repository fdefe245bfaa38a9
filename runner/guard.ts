import { copyFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseApply, type ApplyRequest } from "./apply-options";
import { REMOTE_RUN_ADVICE, runsRemotely, workspaceOf } from "./backend";
import { parseCommandLine, type CommandLine } from "./command-line";
import { treatmentOf } from "./commands";
import { refuseUnsafeEnvironment } from "./environment";
import { RunnerError } from "./errors";
import { exitCodeOf } from "./interrupts";
import type { Judge, PlanJson } from "./judge";
import { isApplyable, judgeErrored, makePlan, showPlan, type Planned } from "./planning";
import { createPrivateFolder, sweepLeftovers, type PrivateFolder } from "./private-folder";
import { askForYes, questionOf } from "./question";
import { callTerraform, type Terraform } from "./terraform";

/** What the guard needs from outside. */
export interface GuardContext {
  readonly terraform: Terraform;
  /** Makes the judge from the facts for `folder`; called only when there is something to judge. */
  readonly judgeFor: (folder: string) => Promise<Judge>;
  /** Tells the user something, beside what Terraform writes. */
  readonly tell: (text: string) => void;
  /** The caller's environment, before anything is taken out of it. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Stands in for Terraform: `apply` and `destroy` become plan, judgement and the apply of that very plan; what changes
 * nothing in AWS is passed through.
 *
 * Returns Terraform's exit code for what is passed through. For the rest: 0 applied · 1 refused by policy, nothing
 * applied · 2 anything else · 128 and the number of the signal that ended it.
 *
 * @throws RunnerError for what the caller can put right; nothing has been applied then
 */
export async function guard(argv: readonly string[], context: GuardContext): Promise<number> {
  const line = parseCommandLine(argv);
  const treatment = treatmentOf(line.command);
  if (treatment === "refuse") {
    throw new RunnerError(
      `terraform ${line.command} is not let through: it may change infrastructure with no plan that could be judged`,
    );
  }
  if (treatment === "pass") return (await callTerraform(context.terraform, argv)).code;
  if (line.help) return (await callTerraform(context.terraform, [line.command, "-help"])).code;

  refuseUnsafeEnvironment(context.env);
  const request = parseApply(line.command === "destroy" ? "destroy" : "apply", line.rest);
  const canAsk = request.input && !/^(0|false)$/i.test(context.env["TF_INPUT"] ?? "");
  if (request.planFile === undefined && !request.autoApprove && (!canAsk || hasFlag(request, "json"))) {
    throw new RunnerError("nobody can be asked for approval here: give -auto-approve or a saved plan");
  }

  sweepLeftovers();
  const folder = createPrivateFolder();
  try {
    return await judgeAndApply(line, request, folder, context);
  } finally {
    folder.remove();
  }
}

async function judgeAndApply(
  line: CommandLine,
  request: ApplyRequest,
  privateFolder: PrivateFolder,
  context: GuardContext,
): Promise<number> {
  const { terraform, tell } = context;
  const { interrupts } = terraform;
  const folder = resolve(terraform.cwd, line.chdir ?? "");
  const judge = await context.judgeFor(folder);
  const planFile = privateFolder.file("plan");

  const planned = await obtainPlan(line, request, planFile, folder, context);
  const stopped = await interrupted(terraform);
  if (stopped !== undefined) return stopped;
  if (planned.kind === "unseen") {
    tell(
      `The plan was made but cannot be read, so nothing was applied. ${REMOTE_RUN_ADVICE}\n${planned.reason}`,
    );
    return 2;
  }
  if (planned.kind === "failed") return judgeFailure(judge, planned, folder, context);

  const verdict = await interrupts.orReceived(judge([planned.plan]));
  const stoppedJudging = await interrupted(terraform);
  if (stoppedJudging !== undefined) return stoppedJudging;
  if (verdict === undefined) return 2;
  if (verdict.report !== "") tell(verdict.report);
  if (verdict.exit !== 0) {
    tell(
      verdict.exit === 1
        ? "Refused by policy: nothing was applied."
        : "Could not be judged: nothing was applied.",
    );
    return verdict.exit;
  }

  if (request.planFile === undefined && !request.autoApprove && isApplyable(planned.plan)) {
    const yes = await askForYes(questionOf(request, workspaceOf(folder, terraform.env)), interrupts);
    const stopped = await interrupted(terraform);
    if (stopped !== undefined) return stopped;
    if (!yes) {
      tell(`${request.destroy ? "Destroy" : "Apply"} cancelled: nothing was applied.`);
      return 2;
    }
  }

  const { code } = await callTerraform(terraform, [
    ...line.global,
    "apply",
    ...request.applyOptions,
    planFile,
  ]);
  return code === 0 || code > 128 ? code : 2;
}

/** Plans afresh, or takes the saved plan that was given: a copy, so that it stays what was judged. */
async function obtainPlan(
  line: CommandLine,
  request: ApplyRequest,
  planFile: string,
  folder: string,
  { terraform }: GuardContext,
): Promise<Planned> {
  const { global } = line;
  if (request.planFile === undefined) {
    return makePlan(terraform, basename(folder), planFile, { global, options: request.planOptions });
  }
  if (request.onlyPlanOptions.length > 0) {
    throw new RunnerError(
      `${request.onlyPlanOptions.join(" ")} cannot change the saved plan "${request.planFile}": plan again with it`,
    );
  }
  const given = resolve(folder, request.planFile);
  if (!statSync(given, { throwIfNoEntry: false })?.isFile()) {
    throw new RunnerError(`there is no saved plan "${request.planFile}" in ${folder}`);
  }
  copyFileSync(given, planFile);
  return showPlan(terraform, basename(given), planFile, global);
}

/** Terraform has said why it failed; says whether a policy is the reason. */
async function judgeFailure(
  judge: Judge,
  planned: { readonly errored?: PlanJson },
  folder: string,
  { terraform, tell }: GuardContext,
): Promise<number> {
  const verdict = await judgeErrored(judge, planned.errored === undefined ? [] : [planned.errored]);
  if (verdict.exit === 1) {
    tell(
      `Terraform could not finish this plan; policy refuses what it had planned until then.\n${verdict.report}`,
    );
    tell("Refused by policy: nothing was applied.");
    return 1;
  }
  tell("Terraform could not make a plan: nothing was applied.");
  if (runsRemotely(folder, terraform.env)) tell(`If saved plans are refused here: ${REMOTE_RUN_ADVICE}`);
  return 2;
}

/** The exit code for a signal that has been received, if any: after it, nothing more is begun. */
async function interrupted({ interrupts }: Terraform): Promise<number | undefined> {
  await interrupts.settle();
  return interrupts.received === undefined ? undefined : exitCodeOf(interrupts.received);
}

function hasFlag(request: ApplyRequest, name: string): boolean {
  return request.applyOptions.some((option) =>
    new RegExp(`^--?${name}(=(1|t|T|TRUE|true|True))?$`).test(option),
  );
}
