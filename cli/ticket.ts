import { Option } from "commander";
import type { HandOver } from "../handover";
import type { AddCommand } from "./program";
import type { Outcome } from "./outcome";

interface Options {
  readonly all: boolean;
  readonly format: "text" | "markdown" | "json";
}

export const ticket: AddCommand = (program, end) => {
  program
    .command("ticket")
    .summary("the hand-over due now, ready to paste")
    .description(
      "Writes what whoever must act next has to be told: Astronomer support, or the owner of the target.\n" +
        "What only a deploy can tell is read from the state where it can be read.",
    )
    .argument("[CONNECTION...]", "ids or names of connections (default: all)")
    .option("--all", "also the hand-overs whose turn has not come or is over", false)
    .addOption(
      new Option("--format <format>", "how to write it")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .action(async (names: string[], options: Options) => end(await run(names, options)));
};

async function run(names: readonly string[], { all, format }: Options): Promise<Outcome> {
  const { handOvers, render } = await import("../handover/index.js");
  const { pickConnections, readProject } = await import("./project.js");
  const { readState } = await import("./state.js");
  const project = readProject(process.cwd(), process.env);
  const picked = pickConnections(project, names);
  const found: HandOver[] = [];
  const notes: string[] = [];
  for (const connection of picked) {
    const { state, note } = await readState(connection, project.folder);
    if (note !== undefined) notes.push(note);
    found.push(...handOvers(connection, state).filter(({ due }) => all || due));
  }
  if (found.length === 0) notes.push("No hand-over is due.");
  return {
    exit: 0,
    stdout: render(found, format),
    stderr: notes.map((note) => `${note}\n`).join(""),
  };
}
