/** The CDKTF app: the file, one stack per connection, the gate, the Terraform, and what is next. */
import { failure } from "./cli/failure";
import { printStart } from "./cli/start";
import { loadDeclaration } from "./config/load";
import { locateConfig, projectFolder as findProject } from "./config/locate";
import { annotations } from "./gate/annotate";
import { synth } from "./gate/cdktf";
import { buildApp } from "./stacks";

/** @param file - `npm start -- FILE`. @default - `ASTRO_CONNECT_CONFIG`, else `connections.yaml` beside `cdktf.json` */
function main(file: string = locateConfig()): void {
  const loaded = loadDeclaration(file);
  const projectFolder = findProject();
  const app = buildApp(loaded, { projectDir: projectFolder });
  const judged = synth(app, { config: file });
  printStart({ file, declaration: loaded.declaration, projectFolder, outdir: app.outdir, judged });
}

try {
  main(process.argv[2]);
} catch (error) {
  const { exit, stderr = "" } = failure(error, process.env);
  process.stderr.write(`${stderr}${error instanceof Error ? annotations(error) : ""}`);
  process.exitCode = exit;
}
