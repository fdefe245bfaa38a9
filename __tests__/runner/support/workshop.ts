/**
 * A folder to run the guard in as a program of its own, with the real Terraform and a judge that is a test double.
 *
 * The double refuses plans in which a `terraform_data` gets the input "forbidden": `terraform_data` is built into
 * Terraform, so that no provider has to be installed. The real gate is driven in `__tests__/e2e/`.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { transformFileSync } from "@swc/core";

const ROOT = resolve(__dirname, "../../..");

/** Path of the real Terraform. @default - undefined: it is not installed */
export const TERRAFORM = (process.env["PATH"] ?? "")
  .split(":")
  .map((folder) => join(folder, "terraform"))
  .find(existsSync);

/** `describe` where Terraform is installed; elsewhere it says aloud that the suite is skipped. */
export const describeWithTerraform: jest.Describe = TERRAFORM ? describe : describe.skip;
if (!TERRAFORM) console.warn("skipped: suites that need terraform on PATH");

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
    writeFileSync(this.program, DRIVER);
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
    const { status, stdout, stderr } = spawnSync(TERRAFORM ?? "terraform", args, {
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
function compile(folder: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(".ts"))) {
    const { code } = transformFileSync(join(ROOT, folder, name), {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "commonjs" },
    });
    writeFileSync(join(to, name.replace(/\.ts$/, ".js")), code);
  }
}

const DRIVER = `
const { runGuard } = require("./runner/run-guard");
const { appendFileSync, existsSync, writeFileSync } = require("node:fs");
const forbidden = (json) => Buffer.from(json).toString("utf8").includes('"input":"forbidden"');
const judge = async (plans) => {
  for (const { name, json } of plans) {
    if (process.env.JUDGED) appendFileSync(process.env.JUDGED, JSON.stringify({ name, plan: JSON.parse(Buffer.from(json)) }) + "\\n");
  }
  if (process.env.JUDGE_WAITS) {
    writeFileSync(process.env.JUDGE_WAITS, "");
    await new Promise((done) => setTimeout(done, 20_000));
  }
  if (process.env.JUDGE_CANNOT) return { exit: 2, report: "double: cannot judge" };
  return plans.some(({ json }) => forbidden(json))
    ? { exit: 1, report: "double/forbidden: terraform_data.a" }
    : { exit: 0, report: "" };
};
void runGuard(process.argv.slice(2), { self: [__filename], judgeFor: async () => judge });
`;
