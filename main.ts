/** The CDKTF app: the file, one stack per connection, the gate, the Terraform, and what is next. */
import { failure } from "./cli/failure";
import { printStart } from "./cli/start";
import { UsageError } from "./cli/usage-error";
import { loadDeclaration } from "./config/load";
import { locateConfig, projectFolder as findProject } from "./config/locate";
import { annotations } from "./gate/annotate";
import { JUDGE_ONLY } from "./runner/verdict-at-synth";

/** @param file - `npm start -- FILE`. @default - `ASTRO_CONNECT_CONFIG`, else `connections.yaml` beside `cdktf.json` */
function main(file: string = locateConfig()): void {
  const { buildApp, judgeApp, synth } = framework();
  const loaded = loadDeclaration(file);
  const projectFolder = findProject();
  const app = buildApp(loaded, { projectDir: projectFolder });
  if (process.env[JUDGE_ONLY] === "1" && process.send !== undefined) {
    // A parent asks for the verdict alone, to draw it.
    process.send(judgeApp(app, { config: file }));
    return;
  }
  const judged = synth(app, { config: file });
  printStart({ file, declaration: loaded.declaration, projectFolder, outdir: app.outdir, judged });
}

/**
 * What knows the framework, which package managers other than npm may leave to the user to install.
 * @throws UsageError when it is not installed
 */
function framework(): Pick<typeof import("./stacks"), "buildApp"> &
  Pick<typeof import("./gate/cdktf"), "judgeApp" | "synth"> {
  try {
    const { buildApp } = require("./stacks") as typeof import("./stacks");
    const { judgeApp, synth } = require("./gate/cdktf") as typeof import("./gate/cdktf");
    return { buildApp, judgeApp, synth };
  } catch (error) {
    const missing = /^Cannot find module '([^'./][^']*)'/.exec((error as Error).message)?.[1];
    if (missing === undefined) throw error;
    throw new UsageError(`${missing} is not installed; run npm install cdktf constructs`);
  }
}

try {
  main(process.argv[2]);
} catch (error) {
  const { exit, stderr = "" } = failure(error, process.env);
  process.stderr.write(`${stderr}${error instanceof Error ? annotations(error) : ""}`);
  process.exitCode = exit;
}
