/** The built program as a service, as it is deployed: a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BIN, CONNECTIONS } from "../cli/astro-connect";

/** How a service is started. */
export interface Started {
  readonly key: string;
  readonly args?: readonly string[];
  /** @default - one cluster */
  readonly config?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A service that is listening. */
export class Service {
  /** Everything it wrote, on either stream. */
  output = "";
  private readonly folder: string;
  private readonly child: ChildProcess;
  private readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  private base = "";

  private constructor({ key, args = [], config = CONNECTIONS, env = {} }: Started) {
    this.folder = mkdtempSync(join(tmpdir(), "astro-connect-service-"));
    writeFileSync(join(this.folder, "facts.yaml"), config);
    const fixed = ["run-task", "--config", "facts.yaml", "--listen", "127.0.0.1:0", "--allow-loopback"];
    const { PATH, HOME, TMPDIR } = process.env;
    this.child = spawn(process.execPath, [BIN, ...fixed, ...args], {
      cwd: this.folder,
      env: { PATH, HOME, TMPDIR, ASTRO_CONNECT_HMAC_KEY: key, ...env },
    });
    this.ended = new Promise((resolve) =>
      this.child.once("exit", (code, signal) => resolve({ code, signal })),
    );
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => (this.output += text));
  }

  /** Starts it and waits until it listens. */
  static async start(started: Started): Promise<Service> {
    const service = new Service(started);
    const listening = /listening at (http:\/\/[^"]+)/;
    for (const end = Date.now() + 50_000; !listening.test(service.output);) {
      if (Date.now() > end || service.child.exitCode !== null)
        throw new Error(`not listening: ${service.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    service.base = listening.exec(service.output)![1]!;
    return service;
  }

  get url(): string {
    return `${this.base}/run-task`;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** What it says at a path, as text. */
  async get(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(`${this.base}${path}`);
    return { status: response.status, text: await response.text() };
  }

  /** The value of a metric, labels and all. */
  async metric(name: string): Promise<number> {
    const line = (await this.get("/metrics")).text.split("\n").find((one) => one.startsWith(`${name} `));
    return Number(line?.slice(name.length) ?? 0);
  }

  /** What it logged, line by line. */
  get log(): Record<string, unknown>[] {
    return this.output
      .trim()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends a signal and waits for the end. */
  async stop(
    signal: NodeJS.Signals = "SIGTERM",
  ): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
    this.child.kill(signal);
    const ended = await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
    return ended;
  }
}
