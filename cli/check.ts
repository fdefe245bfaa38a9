import { Option } from "commander";
import type { Format, Threshold } from "../gate";
import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";

interface Options {
  readonly config: string;
  readonly format: Format;
  readonly output?: string;
  readonly waivers?: string;
  readonly failOn: Threshold;
}

const FORMATS: readonly Format[] = ["text", "json", "sarif", "junit", "github", "markdown"];
const THRESHOLDS: readonly Threshold[] = ["error", "warning", "note", "never"];

export const check: AddCommand = (program, end) => {
  program
    .command("check")
    .summary("judge plans of any Terraform")
    .description(
      "Judges plan JSON (`terraform show -json PLANFILE`), also of Terraform that this project did not emit.\n" +
        "Exit 0: nothing at or above the threshold; 1: something is; 2: could not be judged.",
    )
    .argument("<PLAN...>", "files of plan JSON; - for standard input")
    .requiredOption("--config <file>", "the facts, from a place the author of the change does not control")
    .addOption(new Option("--format <format>", "how to write the report").choices(FORMATS).default("text"))
    .option("--output <file>", "write the report there instead of to standard output")
    .option("--waivers <file>", "recorded, reasoned, expiring acceptances")
    .addOption(
      new Option("--fail-on <severity>", "exit 1 from this severity on").choices(THRESHOLDS).default("error"),
    )
    .action(async (plans: string[], options: Options) => end(await run(plans, options)));
};

async function run(plans: readonly string[], { output, ...options }: Options): Promise<Outcome> {
  const { check: judge } = await import("../gate/index.js");
  const { replaceFile } = await import("./write.js");
  const input = plans.includes("-") ? await standardInput() : undefined;
  const outcome = judge({ ...options, plans, ...(input === undefined ? {} : { stdin: () => input }) });
  if (output === undefined || outcome.exit === 2) return outcome;
  replaceFile(output, outcome.stdout);
  return { exit: outcome.exit, stderr: outcome.stderr };
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
