import { Option } from "commander";
import type { Format, Threshold } from "../gate";
import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";

interface Options {
  readonly format: Format;
  readonly output?: string;
  readonly failOn: Threshold;
}

const FORMATS: readonly Format[] = ["text", "json", "sarif", "junit", "github", "markdown"];
const THRESHOLDS: readonly Threshold[] = ["error", "warning", "note", "never"];

export const verify: AddCommand = (program, end) => {
  program
    .command("verify")
    .summary("after apply: ask AWS what a plan cannot know")
    .description(
      "Asks AWS, with your usual credentials and by calls that change nothing, whether what was applied works: accepted,\n" +
        "active, routed, healthy, not about to expire; and whose turn it is where not. docs/iam.md has the policy it needs.\n" +
        "Exit 0: nothing at or above the threshold; 1: something is; 2: AWS could not be asked.",
    )
    .argument("[CONNECTION...]", "ids or names of connections (default: all)")
    .addOption(new Option("--format <format>", "how to write the report").choices(FORMATS).default("text"))
    .option("--output <file>", "write the report there instead of to standard output")
    .addOption(
      new Option("--fail-on <severity>", "exit 1 from this severity on").choices(THRESHOLDS).default("error"),
    )
    .action(async (names: string[], options: Options) => end(await run(names, options)));
};

async function run(names: readonly string[], { format, output, failOn }: Options): Promise<Outcome> {
  const { pickConnections, readProject } = await import("./project.js");
  const { readState } = await import("./state.js");
  const { progress } = await import("./progress.js");
  const { replaceFile } = await import("./write.js");
  const { RENDERERS } = await import("../gate/formats/format.js");
  const { fails } = await import("../gate/report/report.js");
  const { repositoryOf } = await import("../gate/repository.js");
  // By `require`, because it is a bundle of its own (scripts/bundle.mjs), and see `bin/prompts.js`.
  const { verify: ask } = require("../verify/index.js") as typeof import("../verify/index.js");

  const project = readProject(process.cwd(), process.env);
  const picked = pickConnections(project, names);
  const notes: string[] = [];
  const connections = [];
  for (const connection of picked) {
    const { state, note } = await readState(connection, project.folder);
    if (note !== undefined) notes.push(`${note}\n`);
    const index = project.declaration.connections.indexOf(connection);
    connections.push({ connection, index, outputs: state?.outputs });
  }
  const { show, clear } = progress();
  const { report, fine, problems } = await ask({
    connections,
    positions: project.positions,
    onConnection: (id) => show(`asking AWS about ${id}`),
  }).finally(clear);
  if (problems.length > 0) return { exit: 2, stderr: problems.map((problem) => `${problem}\n`).join("") };
  const repository = repositoryOf();
  const rendered = RENDERERS[format](report, { failOn, ...(repository === undefined ? {} : { repository }) });
  // People see what works, too; the other formats are for what has to be done.
  const text = format === "text" ? `${fine.map((line) => `${line}\n`).join("")}${rendered}` : rendered;
  const exit = fails(report, failOn) ? 1 : 0;
  const stderr = notes.join("");
  if (output === undefined) return { exit, stdout: text, stderr };
  replaceFile(output, text);
  return { exit, stderr };
}
