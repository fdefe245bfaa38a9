import { readFileSync } from "node:fs";
import { ConfigError } from "../config/errors";
import { loadFacts } from "../config/load";
import { CannotJudge } from "./errors";
import { FORMATS, RENDERERS, type Format } from "./formats/format";
import { judge, type PlanInput } from "./judge";
import { readPack } from "./pack/pack";
import { fails, type Threshold } from "./report/report";
import { loadWaivers } from "./waivers/load";

/** What `astro-connect check` is asked. */
export interface CheckOptions {
  /** Files of plan JSON, `-` for standard input; or plans that are already at hand. */
  readonly plans: readonly (string | PlanInput)[];
  /** The file with the facts. */
  readonly config: string;
  /** @default - text */
  readonly format?: Format;
  /** @default - no waivers */
  readonly waivers?: string;
  /** @default - error */
  readonly failOn?: Threshold;
  /** Reads standard input. @default - file descriptor 0 */
  readonly stdin?: () => Uint8Array;
  /** YYYY-MM-DD. @default - today, in UTC */
  readonly today?: string;
}

/** How a check ended. */
export interface CheckOutcome {
  /** 0 nothing at or above the threshold · 1 something is · 2 could not be judged. */
  readonly exit: 0 | 1 | 2;
  /** The report; empty on 2. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Judges plans; never throws for bad input. */
export function check(options: CheckOptions): CheckOutcome {
  const { format = "text", failOn = "error", today = new Date().toISOString().slice(0, 10) } = options;
  try {
    if (!FORMATS.includes(format))
      throw new CannotJudge(`no format ${format}; there are ${FORMATS.join(", ")}`);
    if (options.plans.length === 0) throw new CannotJudge("no plan to judge: name at least one");
    const pack = readPack();
    const { facts } = loadFacts(options.config);
    const waivers = options.waivers === undefined ? [] : loadWaivers(options.waivers, pack.rules);
    const { report, warnings } = judge(
      options.plans.map((plan) => reader(plan, options)),
      { pack, facts, waivers, today },
    );
    const stderr = warnings.map((line) => `${line}\n`).join("");
    return { exit: fails(report, failOn) ? 1 : 0, stdout: RENDERERS[format](report), stderr };
  } catch (error) {
    if (error instanceof CannotJudge) return { exit: 2, stdout: "", stderr: `${error.message}\n` };
    if (error instanceof ConfigError) return { exit: 2, stdout: "", stderr: `${error.format()}\n` };
    throw error;
  }
}

function reader(plan: string | PlanInput, { stdin }: CheckOptions): () => PlanInput {
  return () => {
    if (typeof plan !== "string") return plan;
    const name = plan === "-" ? "standard input" : plan;
    try {
      return {
        name: plan,
        bytes: plan === "-" && stdin !== undefined ? stdin() : readFileSync(plan === "-" ? 0 : plan),
      };
    } catch (error) {
      throw new CannotJudge(
        `${name}: cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`,
      );
    }
  };
}
