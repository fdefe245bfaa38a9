import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import type { Run } from "../../support/terraform";
import { temporaryFolder } from "../../support/tools";

const ROOT = resolve(__dirname, "../../..");
/** The real cdktf. */
export const CDKTF = join(ROOT, "__tests__", "e2e", "node_modules", "cdktf-cli", "bundle", "bin", "cdktf");
/** The Node that runs it: its native modules lag behind, while the app and the guard run under the newest. */
export const NODE_OF_CDKTF = process.env["ASTRO_CONNECT_CDKTF_NODE"] ?? process.execPath;
/** The guard, as TERRAFORM_BINARY_NAME names it. */
export const GUARD = join(ROOT, "bin", "astro-connect-terraform.js");

/** A user's project: a cdktf.json and a connections.yaml, deployed with the real cdktf through the guard. */
export class Project {
  readonly folder = temporaryFolder("project");
  /** Parent of the guard's private folders. */
  readonly temp = join(this.folder, "tmp");

  constructor(private readonly env: NodeJS.ProcessEnv) {
    mkdirSync(this.temp);
    this.app(join(ROOT, "bin", "synth.js"));
  }

  /** Names another CDKTF app than astro-connect's own: a program for Node and its arguments, none with a blank. */
  app(...command: readonly string[]): void {
    this.write(
      "cdktf.json",
      JSON.stringify({
        language: "typescript",
        app: [process.execPath, ...command].join(" "),
        projectId: "e2e",
        sendCrashReports: "false",
        terraformProviders: [],
        terraformModules: [],
        context: {},
      }),
    );
  }

  /** Writes connections.yaml. */
  declare(declaration: unknown): void {
    this.write("connections.yaml", stringify(declaration));
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  /** Where synth writes the Terraform of a stack. */
  stackFolder(stack: string): string {
    return join(this.folder, "cdktf.out", "stacks", stack);
  }

  /** `cdktf …` with the guard as its Terraform. */
  cdktf(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return this.run(NODE_OF_CDKTF, [CDKTF, ...args], { TERRAFORM_BINARY_NAME: GUARD, ...env });
  }

  /** The guard, called as cdktf calls it, in a stack's folder. */
  guard(stack: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return this.run(process.execPath, [GUARD, ...args], env, this.stackFolder(stack));
  }

  /** `astro-connect …`. */
  astroConnect(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
    return this.run(process.execPath, [join(ROOT, "bin", "astro-connect.js"), ...args], env);
  }

  /** Starts a program in the project, for tests that interrupt it. */
  start(
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    cwd = this.folder,
    stdin: "ignore" | "pipe" = "ignore",
  ): ChildProcess {
    return spawn(program, args, {
      cwd,
      env: { ...this.env, TMPDIR: this.temp, CI: "1", ...env },
      stdio: [stdin, "pipe", "pipe"],
    });
  }

  private run(program: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string): Promise<Run> {
    return new Promise((done, failed) => {
      const child = this.start(program, args, env, cwd);
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
      child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
      child.once("error", failed);
      child.once("close", (code) =>
        done({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
      );
    });
  }
}
