import { basename, join } from "node:path";
import type { AddCommand } from "./program";
import type { Outcome } from "./outcome";

interface Options {
  readonly out: string;
  readonly hcl: boolean;
}

export const exportModules: AddCommand = (program, end) => {
  program
    .command("export")
    .summary("the Terraform of connections as plain root modules")
    .description(
      "Synthesizes and judges the whole file, then writes the Terraform of each named connection into a folder of its\n" +
        "own below <dir>: a plain root module with a README, for Terraform and OpenTofu, without CDKTF.\n" +
        "Exit 0: written; 1: refused by policy, nothing written; 2: anything else.",
    )
    .argument("<CONNECTION...>", "ids or names of connections")
    .requiredOption("--out <dir>", "where to write; what export did not write there stays")
    .option("--hcl", "in Terraform's native syntax instead of JSON", false)
    .action(async (names: string[], options: Options) => end(await run(names, options)));
};

async function run(names: readonly string[], { out, hcl }: Options): Promise<Outcome> {
  const { withExportedStacks } = await import("../runner/export-stacks.js");
  const { moduleFiles } = await import("./export/module-files.js");
  const { readyFolder, writeFolders } = await import("./export/folder.js");
  const { pickConnections, readProject } = await import("./project.js");

  const project = readProject(process.cwd(), process.env);
  const picked = pickConnections(project, names);
  const ended = await withExportedStacks({ cwd: process.cwd(), env: process.env }, (stacks) => {
    const folders = picked.map((connection) => {
      const stack = stacks.find(({ id }) => id === connection.id);
      if (stack === undefined) throw new Error(`synth wrote no stack for ${connection.id}`);
      const files = moduleFiles(connection, stack.folder, { configFile: basename(project.file), hcl });
      return readyFolder(join(out, connection.id), files);
    });
    writeFolders(folders);
    return folders.map(({ folder }) => `${folder}: its README.md says what it needs and how to run it\n`);
  });
  return "ended" in ended ? { exit: ended.ended } : { exit: 0, stdout: ended.done.join("") };
}
