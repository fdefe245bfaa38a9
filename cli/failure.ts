import { ConfigError } from "../config/errors";
import { CannotJudge } from "../gate/errors";
import { RunnerError } from "../runner/errors";
import type { Outcome } from "./outcome";
import { UsageError } from "./usage-error";

/** What a failed command says: one line per problem, never a stack trace unless `ASTRO_CONNECT_DEBUG=1`. */
export function failure(error: unknown, env: NodeJS.ProcessEnv): Outcome {
  if (env["ASTRO_CONNECT_DEBUG"] === "1" && error instanceof Error && error.stack !== undefined) {
    return { exit: 2, stderr: `${error.stack}\n` };
  }
  if (error instanceof CannotJudge) return { exit: 2, stderr: `${error.message}\n` };
  if (error instanceof ConfigError) return { exit: 2, stderr: `${error.format()}\n` };
  if (error instanceof UsageError || error instanceof RunnerError) {
    const problems = error.message.trim().split("\n");
    return { exit: 2, stderr: problems.map((problem) => `astro-connect: ${problem}\n`).join("") };
  }
  const message = oneLine(error instanceof Error ? error.message : String(error));
  return {
    exit: 2,
    stderr: `astro-connect: ${message || "unexpected error"} (ASTRO_CONNECT_DEBUG=1 shows where)\n`,
  };
}

function oneLine(message: string): string {
  return message
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}
