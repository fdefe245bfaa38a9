/** A Terraform command line, taken apart as Terraform does it. */
export interface CommandLine {
  /** The folder of `-chdir=`. @default - none given */
  readonly chdir?: string;
  /** What stands before the command, `-chdir` included, to be repeated in front of other commands. */
  readonly global: readonly string[];
  /** The command, such as `apply`; empty where there is none (`terraform -version`). */
  readonly command: string;
  /** What follows the command. */
  readonly rest: readonly string[];
  /** Help is asked for: Terraform then does nothing else, wherever the option stands. */
  readonly help: boolean;
}

const HELP = new Set(["-h", "-help", "--help"]);

/** Takes a command line apart: everything before the first word is global, that word is the command. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  // Empty words are skipped, as Terraform does: `terraform "" apply` applies.
  const at = argv.findIndex((arg) => arg !== "" && !arg.startsWith("-"));
  const global = at < 0 ? argv : argv.slice(0, at);
  const chdir = global
    .filter((arg) => arg.startsWith("-chdir="))
    .at(-1)
    ?.slice("-chdir=".length);
  const end = argv.indexOf("--");
  return {
    ...(chdir === undefined ? {} : { chdir }),
    global,
    command: argv[at] ?? "",
    rest: at < 0 ? [] : argv.slice(at + 1),
    help: argv.slice(0, end < 0 ? undefined : end).some((arg) => HELP.has(arg)),
  };
}
