import { existsSync, fstatSync } from "node:fs";
import { Option } from "commander";
import type { Adoption, CheckOutcome, Format, Threshold } from "../gate";
import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";
import { UsageError } from "./usage-error";

interface Options {
  readonly config: string;
  readonly format: Format;
  readonly output?: string;
  readonly waivers?: string;
  readonly failOn: Threshold;
  readonly writeWaivers?: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly reason?: string;
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
    .option("--write-waivers <file>", "waive what is found: write a new waivers file there, for adoption")
    .option("--owner <who>", "with --write-waivers: who answers for the waivers")
    .option("--expires <day>", "with --write-waivers: the last day they hold, YYYY-MM-DD")
    .option("--reason <text>", "with --write-waivers: why (default: what each finding says)")
    .action(async (plans: string[], options: Options) => end(await run(plans, options)));
};

async function run(plans: readonly string[], options: Options): Promise<Outcome> {
  const { output, writeWaivers } = options;
  const adopt = adoption(options);
  const { checkFiles, repositoryOf } = await import("../gate/index.js");
  const { createFile, replaceFile } = await import("./write.js");
  const { progress } = await import("./progress.js");
  const input = plans.includes("-") ? await standardInput() : undefined;
  const repository = repositoryOf();
  const { show, clear } = progress();
  let judged = 0;
  const ask = (): Promise<CheckOutcome> =>
    checkFiles({
      plans,
      // With --write-waivers they are judged twice.
      onPlan: (name) => show(`judging ${(judged++ % plans.length) + 1} of ${plans.length}: ${name}`),
      ...(repository === undefined ? {} : { repository }),
      config: options.config,
      format: options.format,
      failOn: options.failOn,
      ...(options.waivers === undefined ? {} : { waivers: options.waivers }),
      ...(adopt === undefined ? {} : { adopt }),
      ...(input === undefined ? {} : { stdin: () => input }),
    });
  const outcome = await ask().finally(clear);
  if (outcome.exit === 2) return { exit: 2, stderr: outcome.stderr };
  const remarks = writeWaivers === undefined ? "" : written(writeWaivers, outcome.waivers, createFile);
  const stderr = `${outcome.stderr}${remarks}`;
  if (output === undefined) return { exit: outcome.exit, stdout: outcome.stdout, stderr };
  replaceFile(output, outcome.stdout);
  return { exit: outcome.exit, stderr };
}

/** Whose waivers to write; undefined if none are asked for. */
function adoption({ writeWaivers, owner, expires, reason }: Options): Adoption | undefined {
  const given = [
    owner === undefined ? [] : ["--owner"],
    expires === undefined ? [] : ["--expires"],
    reason === undefined ? [] : ["--reason"],
  ].flat();
  if (writeWaivers === undefined) {
    if (given.length === 0) return undefined;
    throw new UsageError(`${given.join(", ")}: only together with --write-waivers FILE`);
  }
  if (owner === undefined || expires === undefined)
    throw new UsageError("--write-waivers needs --owner WHO and --expires YYYY-MM-DD");
  if (existsSync(writeWaivers)) throw new UsageError(taken(writeWaivers));
  return { owner, expires, ...(reason === undefined ? {} : { reason }) };
}

function written(
  file: string,
  waivers: string | undefined,
  create: (file: string, text: string) => boolean,
): string {
  if (waivers === undefined) return `nothing to waive; ${file} was not written\n`;
  if (!create(file, waivers)) throw new UsageError(taken(file));
  return `wrote ${file}; give each waiver its real reason, and check with --waivers ${file}\n`;
}

function taken(file: string): string {
  return `${file} exists and is not overwritten; name a new file, and move over what you want to keep`;
}

async function standardInput(): Promise<Uint8Array> {
  // Whoever types a plan at a terminal ends it; a device such as /dev/zero does not.
  if (!process.stdin.isTTY && fstatSync(0).isCharacterDevice())
    throw new UsageError(
      "standard input is a device, not a plan; pipe one into it: terraform show -json PLANFILE | astro-connect check -",
    );
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
