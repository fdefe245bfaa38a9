import { spawn } from "node:child_process";
import { RunnerError } from "./errors";
import { exitCodeOf, type Interrupts } from "./interrupts";

/** How a Terraform call ended. */
export interface Ended {
  /** Terraform's exit code, or 128 and the number of the signal that ended it. */
  readonly code: number;
  /** What it wrote, where it was asked to be kept. */
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** Where a Terraform call reads and writes. */
export interface CallOptions {
  /** @default - the caller's */
  readonly stdin?: "inherit" | "ignore";
  /** @default - the caller's */
  readonly stdout?: "inherit" | "stderr" | "keep";
  /** @default - the caller's */
  readonly stderr?: "inherit" | "keep";
}

/** The real Terraform, in one folder and one environment. */
export interface Terraform {
  readonly binary: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly interrupts: Interrupts;
}

/**
 * Runs Terraform with exactly `args` and waits for its end.
 *
 * @throws RunnerError when it cannot be started
 */
export async function callTerraform(
  terraform: Terraform,
  args: readonly string[],
  options: CallOptions = {},
): Promise<Ended> {
  const child = spawn(terraform.binary, args, {
    cwd: terraform.cwd,
    env: terraform.env,
    stdio: [
      options.stdin ?? "inherit",
      options.stdout === "keep" ? "pipe" : options.stdout === "stderr" ? process.stderr : "inherit",
      options.stderr === "keep" ? "pipe" : "inherit",
    ],
  });
  terraform.interrupts.follow(child);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new RunnerError(`${terraform.binary} could not be started: ${error.message}`)),
    );
    child.once("close", (code, signal) =>
      resolve({
        code: signal === null ? (code ?? 1) : exitCodeOf(signal),
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr),
      }),
    );
  });
}
