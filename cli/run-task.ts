import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { InvalidArgumentError, Option } from "commander";
import type { Threshold } from "../gate";
import type { RunTaskSettings } from "../run-task";
import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";
import { UsageError } from "./usage-error";

interface Options {
  readonly config: string;
  readonly waivers?: string;
  readonly failOn: Threshold;
  readonly listen: { readonly host: string; readonly port: number };
  readonly hmacKeyFile?: string;
  readonly allowHost?: readonly string[];
  readonly allowLoopback?: true;
  readonly maxPlan: number;
  readonly concurrency?: number;
  readonly waiting: number;
  readonly timeout: number;
  readonly progress: number;
  readonly drain: number;
  readonly logLevel: string;
}

const KEY = "ASTRO_CONNECT_HMAC_KEY";

/** Fewer characters are guessed. */
const SHORTEST_KEY = 16;

export const runTask: AddCommand = (program, end) => {
  program
    .command("run-task")
    .summary("serve Terraform Cloud's run tasks")
    .description(
      "Serves the run task of Terraform Cloud (HCP Terraform): POST /run-task, and /healthz, /readyz, /metrics.\n" +
        `The HMAC key comes from ${KEY} or --hmac-key-file; two lines are two keys, while one replaces the other.`,
    )
    .requiredOption("--config <file>", "the facts, from a place the author of a change does not control")
    .option("--waivers <file>", "recorded, reasoned, expiring acceptances")
    .addOption(
      new Option("--fail-on <severity>", "fail the run from this severity on")
        .choices(["error", "warning", "note", "never"])
        .default("error"),
    )
    .addOption(
      new Option("--listen <address>", "host:port to listen on")
        .argParser(address)
        .default({ host: "127.0.0.1", port: 8080 }, "127.0.0.1:8080"),
    )
    .option("--hmac-key-file <file>", "a file with the key")
    .option("--allow-host <host...>", "hosts that may be called (default: those of HCP Terraform)")
    .option("--allow-loopback", "also call http on this machine; for tests")
    .addOption(number("--max-plan <MiB>", "largest plan", 1, 4_096).default(256))
    .addOption(number("--concurrency <n>", "plans at a time (default: processors)", 1, 64))
    .addOption(number("--waiting <n>", "tasks that may wait", 1, 10_000).default(64))
    .addOption(number("--timeout <seconds>", "longest task", 1, 3_300).default(1_800))
    .addOption(number("--progress <seconds>", "between signs of life", 1, 540).default(240))
    .addOption(number("--drain <seconds>", "for tasks to end on SIGTERM", 0, 3_300).default(60))
    .addOption(
      new Option("--log-level <level>", "what is logged")
        .choices(["debug", "info", "warn", "error", "silent"])
        .default("info"),
    )
    .action(async (options: Options) => end(await run(options)));
};

async function run(options: Options): Promise<Outcome> {
  const settings = await settingsOf(options);
  const { startRunTask } = await import("../run-task/index.js");
  const service = await startRunTask(settings).catch((error: unknown) => {
    throw cannotListen(error, settings) ?? error;
  });
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, resolve);
  });
  // A second one ends at once, as it would have without us.
  process.once(signal, () => process.exit(128 + (signal === "SIGINT" ? 2 : 15)));
  await service.stop();
  return { exit: 0 };
}

async function settingsOf(options: Options): Promise<RunTaskSettings> {
  const { loadWaivers, readPack } = await import("../gate/index.js");
  const { loadFacts } = await import("../config/load.js");
  const { HOSTS, LIMITS } = await import("../run-task/settings.js");
  const { facts } = loadFacts(options.config);
  return {
    facts,
    waivers: options.waivers === undefined ? [] : loadWaivers(options.waivers, readPack().rules),
    failOn: options.failOn,
    keys: keys(options.hmacKeyFile),
    hosts: new Set((options.allowHost ?? HOSTS).map(hostOf)),
    loopback: options.allowLoopback === true,
    listen: options.listen,
    logLevel: options.logLevel,
    limits: {
      ...LIMITS,
      planBytes: options.maxPlan * 1024 * 1024,
      concurrency: options.concurrency ?? availableParallelism(),
      waiting: options.waiting,
      taskMs: options.timeout * 1000,
      progressMs: options.progress * 1000,
      drainMs: options.drain * 1000,
    },
  };
}

function keys(file: string | undefined): Buffer[] {
  const given = process.env[KEY];
  if (file !== undefined && given !== undefined)
    throw new UsageError(`${KEY} and --hmac-key-file are both given; leave one out`);
  if (file === undefined && (given === undefined || given === ""))
    throw new UsageError(
      `no HMAC key: without one anybody could pose as Terraform Cloud; put the key of the run task into ${KEY} or a file for --hmac-key-file`,
    );
  const where = file ?? KEY;
  const lines = (file === undefined ? (given ?? "") : readKey(file))
    .split(/\r?\n/)
    .filter((line) => line !== "");
  if (lines.length === 0) throw new UsageError(`${where}: empty; it holds the HMAC key of the run task`);
  if (lines.length > 2)
    throw new UsageError(
      `${where}: ${lines.length} lines; it holds one key, or two while one replaces the other`,
    );
  if (lines.some((line) => line.length < SHORTEST_KEY))
    throw new UsageError(
      `${where}: a key shorter than ${SHORTEST_KEY} characters; make one with: openssl rand -hex 32`,
    );
  return lines.map((line) => Buffer.from(line, "utf8"));
}

function readKey(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`,
    );
  }
}

function hostOf(text: string): string {
  const host = text.toLowerCase();
  if (!URL.canParse(`https://${host}`) || new URL(`https://${host}`).host !== host)
    throw new UsageError(
      `--allow-host: ${JSON.stringify(text)} is no host; write one as app.terraform.io or terraform.example.com:8443`,
    );
  return host;
}

function address(text: string): { host: string; port: number } {
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):(\d{1,5})$/i.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535)
    throw new InvalidArgumentError("Write host:port, as in 0.0.0.0:8080.");
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}

function number(flags: string, description: string, least: number, most: number): Option {
  return new Option(flags, description).argParser((text: string) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
    return value;
  });
}

function cannotListen(error: unknown, { listen }: RunTaskSettings): UsageError | undefined {
  const { code } = error as NodeJS.ErrnoException;
  const where = `${listen.host}:${listen.port}`;
  if (code === "EADDRINUSE") return new UsageError(`--listen: ${where} is taken; name another port`);
  if (code === "EACCES") return new UsageError(`--listen: ${where} needs rights; name a port above 1023`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new UsageError(`--listen: ${listen.host} is no address of this machine; name one`);
  return undefined;
}
