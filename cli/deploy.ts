import type { AddCommand } from "./program";

export const deploy: AddCommand = (program, end) => {
  program
    .command("deploy")
    .summary("plan, check, and apply exactly what was checked")
    .description(
      "Plans and checks all stacks before it applies any, then applies exactly the plans that were checked.\n" +
        "Exit 0: applied; 1: refused by policy, nothing applied; 2: anything else.",
    )
    .argument("[STACK...]", "ids of connections (default: all)")
    .option("--auto-approve", "apply without asking")
    .action(async (stacks: string[], options: { readonly autoApprove?: boolean }) => {
      const { deployStacks } = await import("../runner/deploy.js");
      const { outcomeOfRun } = await import("./run-outcome.js");
      const { progress } = await import("./progress.js");
      end(outcomeOfRun(await deployStacks({ stacks, ...options, progress: progress() })));
    });
};
