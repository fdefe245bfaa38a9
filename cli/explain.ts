import type { AddCommand } from "./program";

export const explain: AddCommand = (program, end) => {
  program
    .command("explain")
    .summary("what a rule demands, why, and how to fix what it finds")
    .description(
      "Explains one rule: what it demands, why, from which document, how to fix. Without one, lists all.",
    )
    .argument("[RULE]", "id of a rule, e.g. vpc-peering/cidr-overlap")
    .action(async (rule: string | undefined) => {
      const { explain: explainRule } = await import("../gate/index.js");
      end({ exit: 0, stdout: explainRule(rule) });
    });
};
