import { readErroredPlan } from "./errored-plan";
import type { Judge, PlanJson, Verdict } from "./judge";
import { callTerraform, type CallOptions, type Terraform } from "./terraform";

/** What came of asking Terraform for a plan. */
export type Planned =
  | { readonly kind: "plan"; readonly plan: PlanJson }
  /** Terraform's own diagnostics have been shown; `errored` holds what it had planned until then. */
  | { readonly kind: "failed"; readonly errored?: PlanJson }
  /** There is a plan but its JSON cannot be had. */
  | { readonly kind: "unseen"; readonly reason: string };

/** Runs `terraform plan` into `planFile` and reads it. */
export async function makePlan(
  terraform: Terraform,
  name: string,
  planFile: string,
  args: { readonly global: readonly string[]; readonly options: readonly string[] },
  io: CallOptions = {},
): Promise<Planned & { readonly stdout?: Buffer; readonly stderr?: Buffer }> {
  const { code, stdout, stderr } = await callTerraform(
    // Else Terraform suggests to apply a file that will be gone by then.
    { ...terraform, env: { ...terraform.env, TF_IN_AUTOMATION: "1" } },
    [...args.global, "plan", ...args.options, `-out=${planFile}`],
    io,
  );
  const seen = await showPlan(terraform, name, planFile, args.global);
  if (code === 0) return { ...seen, stdout, stderr };
  return { kind: "failed", ...(seen.kind === "plan" ? { errored: seen.plan } : {}), stdout, stderr };
}

/** Reads the JSON of a saved plan. */
export async function showPlan(
  terraform: Terraform,
  name: string,
  planFile: string,
  global: readonly string[] = [],
): Promise<Extract<Planned, { kind: "plan" | "unseen" }>> {
  const { code, stdout, stderr } = await callTerraform(
    terraform,
    [...global, "show", "-json", "-no-color", planFile],
    { stdin: "ignore", stdout: "keep", stderr: "keep" },
  );
  return code === 0 && stdout.length > 0
    ? { kind: "plan", plan: { name, json: stdout } }
    : { kind: "unseen", reason: stderr.toString("utf8").trim() };
}

/**
 * Judges a plan that Terraform could not finish: exit 1 where a policy is the reason, else 2.
 *
 * Never 0, since such a plan cannot be applied.
 */
export async function judgeErrored(judge: Judge, plans: readonly PlanJson[]): Promise<Verdict> {
  const errored = plans.flatMap((plan) => {
    const read = readErroredPlan(plan.json);
    return read === undefined ? [] : [{ name: plan.name, ...read }];
  });
  const verdict: Verdict = errored.length === 0 ? { exit: 2, report: "" } : await judge(errored);
  const refusals = errored.flatMap(({ refusals }) => refusals);
  const report = [verdict.exit === 1 ? verdict.report : "", ...refusals]
    .filter((part) => part !== "")
    .join("\n");
  return { exit: verdict.exit === 1 || refusals.length > 0 ? 1 : 2, report };
}

/** Terraform asks nothing when there is nothing to do; older ones don't say, so there it is asked. */
export function isApplyable({ json }: PlanJson): boolean {
  const plan: unknown = JSON.parse(Buffer.from(json).toString("utf8"));
  return !(typeof plan === "object" && plan !== null && "applyable" in plan && plan.applyable === false);
}
