import { RunnerError } from "./errors";

type Kind = "flag" | "value";
type Use = "plan" | "apply" | "both" | "guard";

/** Every option of `terraform apply` and `destroy` in Terraform 1.11: its kind, and which call it belongs to. */
const OPTIONS: Readonly<Record<string, readonly [Kind, Use]>> = {
  "auto-approve": ["flag", "guard"],
  input: ["flag", "both"],
  destroy: ["flag", "plan"],
  "refresh-only": ["flag", "plan"],
  refresh: ["flag", "plan"],
  replace: ["value", "plan"],
  target: ["value", "plan"],
  var: ["value", "plan"],
  "var-file": ["value", "plan"],
  json: ["flag", "both"],
  lock: ["flag", "both"],
  "lock-timeout": ["value", "both"],
  parallelism: ["value", "both"],
  state: ["value", "both"],
  backup: ["value", "apply"],
  "state-out": ["value", "apply"],
};

/** Terraform takes these out of the arguments wherever they stand, before it reads options. */
const VIEW = new Set(["-no-color", "-compact-warnings"]);

/** What an `apply` or `destroy` was asked to do, divided into the two calls that the guard makes of it. */
export interface ApplyRequest {
  readonly destroy: boolean;
  readonly refreshOnly: boolean;
  readonly autoApprove: boolean;
  /** Whether Terraform may ask: `-input`. */
  readonly input: boolean;
  /** Options for the plan. */
  readonly planOptions: readonly string[];
  /** Options for applying that plan. */
  readonly applyOptions: readonly string[];
  /** Options that only a plan can have, for Terraform to refuse beside a plan file. */
  readonly onlyPlanOptions: readonly string[];
  /** A saved plan to apply. @default - plan afresh */
  readonly planFile?: string;
}

/**
 * Reads the arguments of `terraform apply` or `terraform destroy`.
 *
 * An option that is not known is refused, because what it does to the plan is not known either.
 *
 * @throws RunnerError for an unknown option, a missing value or too many arguments
 */
export function parseApply(command: "apply" | "destroy", args: readonly string[]): ApplyRequest {
  const view = args.filter((arg) => VIEW.has(arg));
  const rest = args.filter((arg) => !VIEW.has(arg));
  const flags = new Map<string, boolean>();
  const uses: Record<Use, string[]> = { plan: [], apply: [], both: [], guard: [] };
  const planOptions = [...view];
  const applyOptions = [...view];

  while (rest[0] !== undefined && rest[0].startsWith("-") && rest[0] !== "-") {
    const arg = rest.shift() as string;
    // The end of the options, as Go's flag package has it: a plan file may follow.
    if (arg === "--") break;
    const [, name = "", inline] = /^--?([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
    const [kind, use] = (Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined) ?? unknown(command, arg);
    let written: string;
    if (kind === "flag") {
      flags.set(name, boolean(arg, inline));
      written = arg;
    } else {
      const value = inline ?? rest.shift();
      if (value === undefined) throw new RunnerError(`terraform ${command}: ${arg} needs a value`);
      // One word, so that it means the same wherever it is repeated.
      written = `-${name}=${value}`;
    }
    uses[use].push(written);
    if (use === "plan" || use === "both") planOptions.push(written);
    if (use === "apply" || use === "both") applyOptions.push(written);
  }

  const planFile = rest.shift();
  if (rest.length > 0 || (command === "destroy" && planFile !== undefined)) {
    throw new RunnerError(`terraform ${command}: "${rest[0] ?? planFile}" is one argument too many`);
  }
  const destroy = command === "destroy" || flags.get("destroy") === true;
  if (command === "destroy") planOptions.push("-destroy");
  return {
    destroy,
    refreshOnly: flags.get("refresh-only") ?? false,
    autoApprove: flags.get("auto-approve") ?? false,
    input: flags.get("input") ?? true,
    planOptions,
    applyOptions,
    onlyPlanOptions: uses.plan,
    ...(planFile === undefined ? {} : { planFile }),
  };
}

function unknown(command: string, arg: string): never {
  throw new RunnerError(
    `terraform ${command}: the guard does not know the option ${arg}, so it cannot tell what would be applied`,
  );
}

/** The spellings that Go accepts for a boolean flag. */
function boolean(arg: string, inline: string | undefined): boolean {
  if (inline === undefined || /^(1|t|T|TRUE|true|True)$/.test(inline)) return true;
  if (/^(0|f|F|FALSE|false|False)$/.test(inline)) return false;
  throw new RunnerError(`terraform: ${arg} is neither true nor false`);
}
