import { Option } from "commander";
import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";

interface Options {
  readonly format: "text" | "json";
}

export const status: AddCommand = (program, end) => {
  program
    .command("status")
    .summary("phase, what is done, what is awaited and from whom, the next step")
    .description(
      "Shows per connection and cluster: its phase, what is done, what is awaited and from whom, and the next step;\n" +
        "and the states of connections that are no longer in the file.",
    )
    .argument("[CONNECTION...]", "ids or names of connections (default: all)")
    .addOption(new Option("--format <format>", "how to write it").choices(["text", "json"]).default("text"))
    .action(async (names: string[], options: Options) => end(await run(names, options)));
};

async function run(names: readonly string[], { format }: Options): Promise<Outcome> {
  const { airflowConnection, progress } = await import("../handover/index.js");
  const { findOrphans } = await import("./orphans.js");
  const { pickConnections, readProject } = await import("./project.js");
  const { readState } = await import("./state.js");
  const { statusText } = await import("./status-text.js");
  const { terminal } = await import("./terminal.js");

  const project = readProject(process.cwd(), process.env);
  const notes: string[] = [];
  const connections = [];
  for (const connection of pickConnections(project, names)) {
    const { state, note } = await readState(connection, project.folder);
    if (note !== undefined) notes.push(note);
    connections.push({
      ...progress(connection, state),
      services: connection.services.map((service) => ({
        name: service.name,
        airflow: airflowConnection(service),
      })),
    });
  }
  const orphans = names.length === 0 ? findOrphans(project.declaration, project.folder) : [];
  const report = { version: 1, connections, orphans };
  return {
    exit: 0,
    stdout: format === "json" ? `${JSON.stringify(report, undefined, 2)}\n` : statusText(report, terminal()),
    stderr: notes.map((note) => `${note}\n`).join(""),
  };
}
