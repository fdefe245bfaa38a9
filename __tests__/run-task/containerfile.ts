/** What the Containerfile says, so that tests run its own commands. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An instruction, such as `["RUN", "npm ci"]`. */
export type Instruction = readonly [name: string, rest: string];

/** The instructions in order; comments are none. */
export function instructions(): Instruction[] {
  return readFileSync(join(__dirname, "..", "..", "Containerfile"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]);
}

/** The words of an instruction in JSON form. */
function words(name: string): string[] {
  const rest = instructions().find(([one]) => one === name)?.[1] ?? "[]";
  return JSON.parse(rest.replace(/^CMD /, "")) as string[];
}

export const entryPoint = (): string[] => words("ENTRYPOINT");
export const healthCheck = (): string[] => words("HEALTHCHECK");
