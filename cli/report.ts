import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";

interface Options {
  readonly output?: string;
}

export const report: AddCommand = (program, end) => {
  program
    .command("report")
    .summary("one page of HTML: status, findings, tickets and the picture")
    .description(
      "Writes a page that needs no network: who is awaited, what the policies say at synth, the tickets, the picture.\n" +
        "Exit 0: nothing refused; 1: written, and refused by policy; 2: could not be written.",
    )
    .argument("[CONNECTION...]", "ids or names of connections (default: all)")
    .option("--output <file>", "write it there instead of to standard output")
    .action(async (names: string[], options: Options) => end(await run(names, options)));
};

async function run(names: readonly string[], { output }: Options): Promise<Outcome> {
  const { judgedProject } = await import("./judged-project.js");
  const judged = await judgedProject(names);
  if (!("project" in judged)) return judged;
  const { airflowConnection, handOvers, progress } = await import("../handover/index.js");
  const { docsUrl } = await import("../gate/formats/links.js");
  const { html, layOut, pictureOf } = await import("../pictures/index.js");
  const { findOrphans } = await import("./orphans.js");
  const { readState } = await import("./state.js");
  const { project, exit, findings, remarks, stderr = "" } = judged;
  const notes: string[] = [];
  const connections = [];
  for (const connection of judged.connections) {
    const { state, note } = await readState(connection, project.folder);
    if (note !== undefined) notes.push(`${note}\n`);
    const how = progress(connection, state);
    connections.push({
      progress: how,
      findings: findings
        .filter(({ plan }) => plan === connection.id)
        .map((finding) => ({ ...finding, link: docsUrl(finding.rule) })),
      handOvers: handOvers(connection, state).filter(({ due }) => due),
      services:
        how.phase === "complete" && !how.retired
          ? connection.services.map((service) => ({
              name: service.name,
              airflow: airflowConnection(service),
            }))
          : [],
    });
  }
  const page = html({
    file: project.file,
    today: new Date().toISOString().slice(0, 10),
    sheet: await layOut(pictureOf({ file: project.file, ...judged })),
    connections,
    remarks,
    orphans: names.length === 0 ? findOrphans(project.declaration, project.folder) : [],
  });
  const said = `${notes.join("")}${stderr}`;
  if (output === undefined) return { exit, stdout: page, stderr: said };
  const { replaceFile } = await import("./write.js");
  replaceFile(output, page);
  return { exit, stderr: said };
}
