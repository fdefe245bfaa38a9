import { extname } from "node:path";
import { Option } from "commander";
import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";
import { UsageError } from "./usage-error";

const FORMATS = ["mermaid", "svg"] as const;
type Format = (typeof FORMATS)[number];

interface Options {
  readonly output?: string;
  readonly format?: Format;
}

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  ".svg": "svg",
  ".mmd": "mermaid",
  ".mermaid": "mermaid",
};

export const diagram: AddCommand = (program, end) => {
  program
    .command("diagram")
    .summary("a picture of the connections, as SVG or Mermaid")
    .description(
      "Draws clusters, connections, gateways, VPCs and services, with phases and what the policies say at synth.\n" +
        "Exit 0: nothing refused; 1: drawn, and refused by policy; 2: could not be drawn.",
    )
    .argument("[CONNECTION...]", "ids or names of connections (default: all)")
    .option("--output <file>", "write it there: FILE.svg or FILE.mmd")
    .addOption(
      new Option(
        "--format <format>",
        "how to draw it (default: what --output ends with, else mermaid)",
      ).choices(FORMATS),
    )
    .action(async (names: string[], options: Options) => end(await run(names, options)));
};

async function run(names: readonly string[], { output, format: asked }: Options): Promise<Outcome> {
  const format = formatOf(output, asked);
  const { judgedProject } = await import("./judged-project.js");
  const judged = await judgedProject(names);
  if (!("project" in judged)) return judged;
  const { layOut, mermaid, pictureOf, svg } = await import("../pictures/index.js");
  const { project, exit, stderr = "" } = judged;
  const picture = pictureOf({ file: project.file, ...judged });
  const drawn = format === "svg" ? svg(await layOut(picture)) : mermaid(picture);
  if (output === undefined) return { exit, stdout: drawn, stderr };
  const { replaceFile } = await import("./write.js");
  replaceFile(output, drawn);
  return { exit, stderr };
}

function formatOf(output: string | undefined, asked: Format | undefined): Format {
  if (output === undefined) return asked ?? "mermaid";
  const named = BY_EXTENSION[extname(output).toLowerCase()];
  const format = asked ?? named;
  if (format === undefined)
    throw new UsageError(
      `${output} ends neither with .svg nor with .mmd: name it so, or add --format svg or mermaid`,
    );
  if (named !== undefined && named !== format)
    throw new UsageError(`${output} would hold ${format}: name it otherwise, or leave out --format`);
  return format;
}
