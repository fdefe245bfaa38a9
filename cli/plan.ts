import type { AddCommand } from "./program";

export const plan: AddCommand = (program, end) => {
  program
    .command("plan")
    .summary("plan with Terraform and check")
    .description(
      "Synthesizes, initialises and plans the stacks with Terraform, and checks the plans. Changes nothing.\n" +
        "Exit 0: nothing refused; 1: refused by policy; 2: anything else.",
    )
    .argument("[STACK...]", "ids of connections (default: all)")
    .option("--out <dir>", "keep the JSON of each plan there; it holds secrets in clear text")
    .action(async (stacks: string[], options: { readonly out?: string }) => {
      const { planStacks } = await import("../runner/plan.js");
      const { outcomeOfRun } = await import("./run-outcome.js");
      const { progress } = await import("./progress.js");
      end(outcomeOfRun(await planStacks({ stacks, ...options, progress: progress() })));
    });
};
