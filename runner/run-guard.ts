import { INSIDE_GUARD, smuggledArguments, terraformEnvironment } from "./environment";
import { RunnerError } from "./errors";
import { guard, type GuardContext } from "./guard";
import { exitCodeOf, Interrupts } from "./interrupts";
import { parseCommandLine } from "./command-line";
import { treatmentOf } from "./commands";
import { findTerraform } from "./terraform-binary";

/** What the guard's program brings along. */
export interface GuardProgram {
  /** Files that are this program, so that it never takes itself for Terraform. */
  readonly self: readonly string[];
  readonly judgeFor: GuardContext["judgeFor"];
}

/**
 * The guard as a program: runs it in this process' folder and environment and ends the process with its exit code.
 *
 * Says everything of its own on standard error, because standard output belongs to Terraform.
 */
export async function runGuard(argv: readonly string[], program: GuardProgram): Promise<never> {
  const interrupts = new Interrupts();
  const tell = (text: string): void => void process.stderr.write(`${text.trimEnd()}\n`);
  try {
    if (process.env[INSIDE_GUARD]) {
      throw new RunnerError(
        "the guard was called by the Terraform that it called: let ASTRO_CONNECT_TERRAFORM name the real Terraform",
      );
    }
    const terraform = {
      binary: findTerraform(process.env, program.self),
      cwd: process.cwd(),
      env: environmentFor(argv),
      interrupts,
    };
    process.exit(await guard(argv, { terraform, judgeFor: program.judgeFor, tell, env: process.env }));
  } catch (error) {
    tell(`astro-connect guard: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(interrupts.received === undefined ? 2 : exitCodeOf(interrupts.received));
  }
}

/**
 * Passed-through commands keep `TF_CLI_ARGS*` (`TF_CLI_ARGS_init` is common), but not where no command is given:
 * Terraform then takes the command itself from there, so that `TF_CLI_ARGS="apply -auto-approve" terraform` applies.
 */
function environmentFor(argv: readonly string[]): NodeJS.ProcessEnv {
  const { command } = parseCommandLine(argv);
  const clean = terraformEnvironment(process.env);
  if (command === "" || treatmentOf(command) !== "pass") return clean;
  const smuggled = smuggledArguments(process.env).map((name) => [name, process.env[name]] as const);
  return { ...clean, ...Object.fromEntries(smuggled) };
}
