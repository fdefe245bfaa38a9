import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";

interface Options {
  readonly out: string;
  readonly config: string;
  readonly waivers?: string;
}

export const policySet: AddCommand = (program, end) => {
  program
    .command("policy-set")
    .summary("write a Terraform Cloud policy set with your facts")
    .description(
      "Writes the policies as a Terraform Cloud (HCP Terraform) policy set that holds your facts.\n" +
        "The folder is written as a whole or not at all; one that was not written by this command is not touched.",
    )
    .requiredOption("--out <dir>", "the folder to write")
    .requiredOption("--config <file>", "the facts, from a place the author of a change does not control")
    .option("--waivers <file>", "recorded, reasoned, expiring acceptances")
    .action(async (options: Options) => end(await run(options)));
};

async function run({ out, config, waivers }: Options): Promise<Outcome> {
  const { loadWaivers, policySet, readPack } = await import("../gate/index.js");
  const { loadFacts } = await import("../config/load.js");
  const { replaceFolder } = await import("./write-folder.js");
  const { facts } = loadFacts(config);
  const accepted = waivers === undefined ? [] : loadWaivers(waivers, readPack().rules);
  const files = policySet({ facts, waivers: accepted });
  replaceFolder(out, files);
  const count = `${facts.clusters.length} cluster${facts.clusters.length === 1 ? "" : "s"}`;
  const waived =
    accepted.length === 0 ? "" : `, ${accepted.length} waiver${accepted.length === 1 ? "" : "s"}`;
  return { exit: 0, stdout: `wrote ${out}: ${files.size} files, ${count}${waived}\n` };
}
