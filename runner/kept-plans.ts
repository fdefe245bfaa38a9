import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { RunnerError } from "./errors";
import type { PlanJson } from "./judge";

/**
 * Keeps the JSON of each plan as `<id>.json`, readable by its owner only, because it holds secrets in clear text. A file
 * of a stack that could not be planned is removed: it would be an older plan, and be checked for the new one.
 *
 * @returns the other JSON files in the folder
 * @throws RunnerError when the folder cannot be written
 */
export function keepPlans(
  folder: string,
  planned: readonly { readonly id: string; readonly plan: PlanJson }[],
  unplanned: readonly string[],
): readonly string[] {
  try {
    make(folder);
    for (const { id, plan } of planned) replace(join(folder, `${id}.json`), plan.json);
    for (const id of unplanned) rmSync(join(folder, `${id}.json`), { force: true });
    const own = new Set(planned.map(({ id }) => `${id}.json`));
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json") && !own.has(name))
      .sort();
  } catch (error) {
    throw new RunnerError(`the plans cannot be kept in ${folder}: ${(error as Error).message}`);
  }
}

/** Level by level: asked for all at once below a folder that takes none (`/proc`), Node never ends. */
function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder);
}

/** By a new file, so that neither the rights of an old one nor a link in its place are kept. */
function replace(file: string, content: Uint8Array): void {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    writeFileSync(temporary, content, { mode: 0o600, flag: "wx" });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
