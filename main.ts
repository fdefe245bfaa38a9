/** The CDKTF app: the file, one stack per connection, the gate, the Terraform, and what is next. */
import { failure } from "./cli/failure";
import { printStart } from "./cli/start";
import { UsageError } from "./cli/usage-error";
import { loadDeclaration } from "./config/load";
import { locateConfig, projectFolder as findProject } from "./config/locate";
import { annotations } from "./gate/annotate";
import { judgeApp, synth } from "./gate/cdktf";
import { JUDGE_ONLY } from "./runner/verdict-at-synth";
import { buildApp } from "./stacks";

/** @param file - `npm start -- FILE`. @default - `ASTRO_CONNECT_CONFIG`, else `connections.yaml` beside `cdktf.json` */
function main(file: string = locateConfig()): void {
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
 * The file that the call names.
 * @throws UsageError for anything else than one file
 */
function fileOf(args: readonly string[]): string | undefined {
  const [file, ...more] = args;
  const wrong = more.length > 0 ? more.join(" ") : file === "" || file?.startsWith("-") ? file : undefined;
  if (wrong === undefined) return file;
  throw new UsageError(`found "${wrong}"; write npm start, or npm start -- FILE with the name of one file`);
}

// cdktf 0.21 calls `util.isArray`, which Node warns of from 22 on; whoever reads the warning cannot mend it.
process.noDeprecation = true;

try {
  main(fileOf(process.argv.slice(2)));
} catch (error) {
  const { exit, stderr = "" } = failure(error, process.env);
  process.stderr.write(`${stderr}${error instanceof Error ? annotations(error) : ""}`);
  process.exitCode = exit;
}
