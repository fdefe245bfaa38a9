import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, parse } from "node:path";
import { findProgram, temporaryFolder, type Tool } from "./tools";

/** What a run of a program came to. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Terraform with the AWS provider from a filesystem mirror: nothing is downloaded. */
export interface Terraform {
  readonly program: string;
  /** Folder that holds `registry.terraform.io`. */
  readonly mirror: string;
  /** Environment for Terraform, or for what starts it, without the caller's settings; call it inside a suite. */
  environment(more?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
  /** Runs Terraform in a folder; never throws for a failure of Terraform. */
  run(folder: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run>;
}

/** Terraform, and a mirror of `hashicorp/aws`. */
export const terraform: Tool<Terraform> = {
  name: "terraform",
  howToGet:
    "put terraform on PATH, and name a folder made by `terraform providers mirror` in ASTRO_CONNECT_TF_MIRROR",
  find() {
    const program = findProgram("terraform");
    const mirror = findMirror();
    return program === undefined || mirror === undefined
      ? undefined
      : {
          program,
          mirror,
          environment: (more = {}) => environment(mirror, more),
          run: (folder, args, env) => run(program, folder, args, env),
        };
  },
};

function environment(mirror: string, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const config = join(temporaryFolder("terraform-cli"), "terraform.tfrc");
  writeFileSync(
    config,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TF_|AWS_|CDKTF_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    TF_CLI_CONFIG_FILE: config,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    ...more,
  };
}

function run(program: string, folder: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

/** A folder with a provider mirror: named, configured, or where such folders are usually put. */
function findMirror(): string | undefined {
  return candidates().find((folder) => existsSync(join(folder, HOST, "hashicorp", "aws")));
}

const HOST = "registry.terraform.io";

function candidates(): string[] {
  const home = homedir();
  const named = process.env["ASTRO_CONNECT_TF_MIRROR"];
  const configs = [process.env["TF_CLI_CONFIG_FILE"], join(home, ".terraformrc"), join(home, ".tofurc")];
  return [
    ...(named === undefined ? [] : [named]),
    ...configs.flatMap((file) => (file === undefined ? [] : mirrorsOf(file))),
    join(home, ".terraform.d", "plugins"),
    join(home, ".local", "share", "terraform", "plugins"),
    ...twoLevelsDown(parse(home).root),
  ];
}

function mirrorsOf(file: string): string[] {
  if (!existsSync(file)) return [];
  const blocks = readFileSync(file, "utf8").matchAll(/filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/g);
  return [...blocks].map(([, path]) => path ?? "");
}

// Images keep mirrors in folders of any name right below a top-level one.
function twoLevelsDown(root: string): string[] {
  const folders = (folder: string) => {
    try {
      return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(folder, name));
    } catch {
      return [];
    }
  };
  const kernel = new Set(["proc", "sys", "dev", "run"].map((name) => join(root, name)));
  return folders(root)
    .filter((folder) => !kernel.has(folder))
    .flatMap((folder) => [folder, ...folders(folder)]);
}
