import { spawnSync } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(__dirname, "..", "..");

/** A block of code, or code inside a line (`language` is undefined there). */
export interface Code {
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
  readonly language?: string;
}

/** A page of the documentation, as far as tests read it. */
export interface Page {
  /** Relative to the repository. */
  readonly page: string;
  readonly blocks: readonly Code[];
  readonly code: readonly Code[];
}

/** Runs scripts/docs.mjs, which parses Markdown with ES modules that jest does not load. */
export function docs(...args: readonly string[]): {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "scripts", "docs.mjs"), ...args],
    {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    },
  );
  return { exit: status, stdout, stderr };
}

/** Every page but those that are made from the rules' METADATA, which have a test of their own. */
export function pages(): readonly Page[] {
  const all = JSON.parse(docs("--code").stdout) as Page[];
  return all.filter(({ page }) => !page.startsWith(join("docs", "policies")));
}
