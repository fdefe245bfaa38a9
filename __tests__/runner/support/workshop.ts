/**
 * A folder to run the guard in as a program of its own, with the real Terraform and a judge that is a test double.
 *
 * The double refuses plans in which a `terraform_data` gets the input "forbidden": `terraform_data` is built into
 * Terraform, so that no provider has to be installed. The real gate is driven in `__tests__/e2e/`.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { transformFileSync } from "@swc/core";
import { describeWith, findProgram, type Tool } from "../../support/tools";

const ROOT = resolve(__dirname, "../../..");

/** The real Terraform; what it runs here needs no provider. */
export const terraform: Tool<string> = {
  name: "terraform",
  howToGet: "put terraform on PATH",
  find: () => findProgram("terraform"),
};

/** `describe` for a suite of the guard; says aloud where it is skipped. */
export function describeWithTerraform(suite: string, body: () => void): void {
  describeWith(terraform, suite, () => body());
}

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Workshop {
  readonly root = mkdtempSync(join(tmpdir(), "workshop-"));
  /** The folder Terraform runs in. */
  readonly stack = join(this.root, "stack");
  /** The parent of the guard's private folders. */
  readonly temp = join(this.root, "tmp");
  readonly program = join(this.root, "program", "guard.js");

  constructor() {
    for (const folder of [this.stack, this.temp]) mkdirSync(folder);
    compile("runner", join(this.root, "program", "runner"));
    compile("config", join(this.root, "program", "config"), ["closest.ts", "errors.ts", "locate.ts"]);
    symlinkSync(join(ROOT, "node_modules"), join(this.root, "program", "node_modules"));
    writeFileSync(this.program, GUARD);
    writeFileSync(join(this.root, "program", "stacks.js"), STACKS);
    writeFileSync(join(this.root, "program", "app.js"), APP);
    writeFileSync(join(this.root, "empty.tfrc"), "");
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.root, name)), { recursive: true });
    writeFileSync(join(this.root, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.root, name), "utf8");
  }

  /** A stack of one resource, initialised. */
  stackWith(input: string, more = ""): void {
    this.write("stack/main.tf", `resource "terraform_data" "a" {\n  input = ${input}\n}\n${more}`);
    this.terraform("init", "-input=false");
  }

  env(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    return {
      PATH: process.env["PATH"],
      HOME: this.root,
      TMPDIR: this.temp,
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: join(this.root, "empty.tfrc"),
      ...more,
    };
  }

  /** The real Terraform, without the guard. */
  terraform(...args: string[]): Result {
    const { status, stdout, stderr } = spawnSync(terraform.find() ?? "terraform", args, {
      cwd: this.stack,
      env: this.env(),
      encoding: "utf8",
    });
    return { code: status, stdout, stderr };
  }

  /** The guard, to its end. */
  guard(args: string[], options: { env?: NodeJS.ProcessEnv; input?: string; cwd?: string } = {}): Result {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.program, ...args], {
      cwd: options.cwd ?? this.stack,
      env: this.env(options.env),
      input: options.input ?? "",
      encoding: "utf8",
    });
    return { code: status, stdout, stderr };
  }

  /** `plan` or `deploy` of our own in a project of the stacks in `stacks.json`: id → input of its one resource. */
  stacks(command: "plan" | "deploy", options: object, env: NodeJS.ProcessEnv = {}): Result {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(this.root, "program", "stacks.js"), command, JSON.stringify(options)],
      { cwd: this.root, env: this.env(env), input: "", encoding: "utf8" },
    );
    return { code: status, stdout, stderr };
  }

  /** The guard, to be interrupted. */
  start(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(process.execPath, [this.program, ...args], {
      cwd: this.stack,
      env: this.env(env),
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** What is in Terraform's state: the inputs of its resources. */
  applied(): string[] {
    const shown: unknown = JSON.parse(this.terraform("show", "-json").stdout);
    return [...JSON.stringify(shown).matchAll(/"input":"([^"]*)"/g)].map((match) => match[1] ?? "").sort();
  }

  /** Private folders that are left. */
  leftovers(): string[] {
    return readdirSync(this.temp).filter((name) => name.startsWith("astro-connect-"));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Compiles a folder of the project file by file, so that the tests need no build. */
function compile(folder: string, to: string, only?: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  const names = only ?? readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(".ts"));
  for (const name of names) {
    const { code } = transformFileSync(join(ROOT, folder, name), {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "commonjs" },
    });
    writeFileSync(join(to, name.replace(/\.ts$/, ".js")), code);
  }
}

const JUDGE = `
const { appendFileSync, existsSync, writeFileSync } = require("node:fs");
const forbidden = (json) => Buffer.from(json).toString("utf8").includes('"input":"forbidden"');
const judge = async (plans) => {
  for (const { name, json } of plans) {
    if (process.env.JUDGED) appendFileSync(process.env.JUDGED, JSON.stringify({ name, plan: JSON.parse(Buffer.from(json)) }) + "\\n");
  }
  if (process.env.JUDGE_WAITS) {
    writeFileSync(process.env.JUDGE_WAITS, "");
    const go = process.env.JUDGE_WAITS + ".go";
    for (let tries = 0; !existsSync(go) && tries < 400; tries++) await new Promise((done) => setTimeout(done, 50));
  }
  if (process.env.JUDGE_CANNOT) return { exit: 2, report: "double: cannot judge" };
  return plans.some(({ json }) => forbidden(json))
    ? { exit: 1, report: "double/forbidden: terraform_data.a\\n" }
    : { exit: 0, report: "double: fine\\n" };
};
`;

const GUARD = `${JUDGE}
const { runGuard } = require("./runner/run-guard");
void runGuard(process.argv.slice(2), { self: [__filename], judgeFor: async () => judge });
`;

const STACKS = `${JUDGE}
const { planStacks } = require("./runner/plan");
const { deployStacks } = require("./runner/deploy");
const [command, options] = process.argv.slice(2);
const run = command === "plan" ? planStacks : deployStacks;
const say = (text) => process.stderr.write(text + "\\n");
const progress = process.env.PROGRESS && { show: (text) => say("[show] " + text), clear: () => say("[clear]") };
run({ ...JSON.parse(options), ...(progress ? { progress } : {}), judge, app: require.resolve("./app.js") }).then(
  ({ exit, report }) => { process.stdout.write(report); process.exit(exit); },
  (error) => { process.stderr.write(error.name + ": " + error.message + "\\n"); process.exit(2); },
);
`;

/** Plays the CDKTF app: one stack for each entry of stacks.json, written as the framework writes them. */
const APP = `
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
if (process.env.SYNTH_ENDS) process.exit(Number(process.env.SYNTH_ENDS));
const out = process.env.CDKTF_OUTDIR;
const stacks = {};
for (const [id, input] of Object.entries(JSON.parse(readFileSync("stacks.json", "utf8")))) {
  const folder = join(out, "stacks", id);
  mkdirSync(folder, { recursive: true });
  const resource = { input, ...(input === "fails" ? { provisioner: { "local-exec": { command: "exit 7" } } } : {}) };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({
    terraform: { backend: { local: { path: "../../../terraform." + id + ".tfstate" } } },
    resource: { terraform_data: { a: resource } },
  }));
  stacks[id] = { name: id, workingDirectory: "stacks/" + id, synthesizedStackPath: "stacks/" + id + "/cdk.tf.json", dependencies: [] };
}
writeFileSync(join(out, "manifest.json"), JSON.stringify({ version: "0.21.0", stacks }));
`;
