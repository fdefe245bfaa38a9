import { findConfigFile } from "./config-file";
import { gateJudge } from "./gate-judge";
import { runGuard } from "./run-guard";

/** The guard's program, as `TERRAFORM_BINARY_NAME` names it. */
export async function main(self: string): Promise<never> {
  return runGuard(process.argv.slice(2), {
    self: [self, __filename],
    judgeFor: (folder) => gateJudge(findConfigFile(folder, process.env)),
  });
}
