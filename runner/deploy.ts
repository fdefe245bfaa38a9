import type { PlannedStack } from "./plan-stacks";
import { isApplyable } from "./planning";
import { askForYes } from "./question";
import { withJudgedPlans, type Judged, type RunOptions, type RunOutcome } from "./session";
import { callTerraform } from "./terraform";

/** What `astro-connect deploy` is asked. */
export interface DeployOptions extends RunOptions {
  /** Applies without asking. @default - false */
  readonly autoApprove?: boolean;
}

/**
 * Plans and checks all named stacks before it applies any, then applies exactly the plans that were checked.
 *
 * Exit 0 applied · 1 refused by policy, nothing applied · 2 anything else.
 *
 * @throws RunnerError, ConfigError for what the user can put right; nothing has been applied then
 */
export async function deployStacks(options: DeployOptions): Promise<RunOutcome> {
  return withJudgedPlans(options, async (judged) => {
    const { verdict, tell } = judged;
    const { report } = verdict;
    if (verdict.exit !== 0) {
      tell(
        verdict.exit === 1
          ? "Refused by policy: nothing was applied."
          : "Not everything could be planned and judged: nothing was applied.",
      );
      return verdict;
    }
    const asked = options.autoApprove === true ? undefined : await approve(judged, report);
    return asked ?? { exit: await applyAll(judged), report };
  });
}

/** Asks once for all stacks; undefined when the answer is yes, or when there is nothing to ask for. */
async function approve(
  { planned, interrupts, stopped, tell }: Judged,
  report: string,
): Promise<RunOutcome | undefined> {
  const changed = planned.filter(({ plan }) => isApplyable(plan)).map(({ id }) => id);
  if (changed.length === 0) return undefined;
  if (!process.stdin.isTTY) {
    tell("There is no terminal to ask on, so nothing was applied: give --auto-approve.");
    return { exit: 2, report };
  }
  if (report !== "") tell(report);
  const yes = await askForYes(
    [
      `Do you want to perform these actions for ${changed.join(", ")}?`,
      "  Terraform will perform the actions described above, exactly as they were checked.",
      "  Only 'yes' will be accepted to approve.",
    ],
    interrupts,
    process.stdin,
    process.stderr,
  );
  const signal = await stopped();
  if (signal !== undefined) return { exit: signal, report };
  if (yes) return undefined;
  tell("Deploy cancelled: nothing was applied.");
  return { exit: 2, report };
}

async function applyAll({ planned, terraformIn, stopped, tell }: Judged): Promise<number> {
  for (const [position, { id, folder, planFile }] of planned.entries()) {
    const signal = await stopped();
    if (signal !== undefined) return signal;
    tell(`${id}: applying`);
    const { code } = await callTerraform(
      terraformIn(folder),
      ["apply", "-input=false", ...(process.stderr.isTTY ? [] : ["-no-color"]), planFile],
      { stdin: "ignore", stdout: "stderr" },
    );
    if (code !== 0) {
      tell(`${id}: Terraform failed to apply it. ${remaining(planned.slice(position + 1))}`);
      return (await stopped()) ?? 2;
    }
  }
  return 0;
}

function remaining(stacks: readonly PlannedStack[]): string {
  return stacks.length === 0 ? "It was the last." : `Not applied: ${stacks.map(({ id }) => id).join(", ")}.`;
}
