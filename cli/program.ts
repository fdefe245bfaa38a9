import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { check } from "./check";
import { deploy } from "./deploy";
import { diagram } from "./diagram";
import { explain } from "./explain";
import { exportModules } from "./export";
import type { Outcome } from "./outcome";
import { init } from "./init";
import { plan } from "./plan";
import { policySet } from "./policy-set";
import { report } from "./report";
import { runTask } from "./run-task";
import { status } from "./status";
import { ticket } from "./ticket";
import { verify } from "./verify";

/** Adds a command to the program; its action hands its outcome to `end`. */
export type AddCommand = (program: Command, end: (outcome: Outcome) => void) => void;

const COMMANDS: readonly AddCommand[] = [
  init,
  check,
  plan,
  deploy,
  ticket,
  status,
  diagram,
  report,
  explain,
  exportModules,
  policySet,
  runTask,
  verify,
];

/** Runs the command that `argv` names. */
export async function runProgram(argv: readonly string[]): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  let outcome: Outcome | undefined;
  const program = new Command("astro-connect")
    .description(
      "Connects Astro clusters to your data services on AWS: Terraform, tickets and policies from one file.",
    )
    .version(version(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help")
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => (written.stdout += text),
      writeErr: (text) => (written.stderr += text),
      outputError: (text, writeErr) => writeErr(`${text.trim().replace(/\s*\n\s*/g, " ")}\n`),
    });
  for (const add of COMMANDS) add(program, (ended) => (outcome = ended));
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { exit: 0, ...written };
    // Help that nobody asked for: say what is missing instead.
    if (error.code === "commander.help") return { exit: 2, stderr: `error: ${noCommand(program)}\n` };
    return { exit: 2, stderr: written.stderr };
  }
  if (outcome === undefined) throw new Error("the command ended without an outcome");
  return outcome;
}

function noCommand(program: Command): string {
  const names = program.commands.map((command) => command.name());
  return `name a command: ${names.join(", ")} (--help explains them)`;
}

function version(): string {
  // Beside `dist` when built, one folder up when run from source.
  for (const up of ["..", join("..", "..")]) {
    try {
      const manifest = JSON.parse(readFileSync(join(__dirname, up, "package.json"), "utf8")) as {
        readonly name: string;
        readonly version: string;
      };
      if (manifest.name === "astro-connect") return manifest.version;
    } catch {
      // Not here.
    }
  }
  return "unknown";
}
