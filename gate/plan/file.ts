import { closeSync, openSync, readFileSync, readSync, statSync, type Stats } from "node:fs";
import { CannotJudge } from "../errors";
import { oneLine } from "../report/one-line";
import { SHOW } from "./parse";
import { isTooLongForText, type PlanInput } from "./read";

const CHUNK = 1 << 20;

/**
 * The plan in a file, or in a pipe such as `<(terraform show -json PLANFILE)`; a very long file is read piece by piece.
 * @throws CannotJudge if it cannot be read
 */
export function planFile(path: string): PlanInput {
  const stats = readable(path, () => statSync(path));
  const other = kind(stats);
  if (other !== undefined) {
    throw new CannotJudge(
      `${oneLine(path)}: ${other}, not a file of plan JSON; write the plan with: ${SHOW}`,
    );
  }
  if (isTooLongForText(stats.size)) {
    return { name: path, chunks: { [Symbol.iterator]: () => chunksOf(path) } };
  }
  if (stats.isFile()) {
    // Without the bytes beside it, a fifth less memory. What is no UTF-8 is replaced in it, so the bytes must tell.
    const text = readable(path, () => readFileSync(path, "utf8"));
    if (!text.includes("\ufffd")) return { name: path, text };
  }
  return { name: path, bytes: readable(path, () => readFileSync(path)) };
}

/** What it is, if neither a file nor a pipe: a device may have no end. */
function kind(stats: Stats): string | undefined {
  if (stats.isFile() || stats.isFIFO()) return undefined;
  if (stats.isDirectory()) return "a folder";
  return stats.isSocket() ? "a socket" : "a device";
}

function* chunksOf(path: string): Generator<Uint8Array> {
  const file = readable(path, () => openSync(path, "r"));
  try {
    const chunk = Buffer.alloc(CHUNK);
    const next = (): number => readable(path, () => readSync(file, chunk, 0, CHUNK, null));
    for (let length = next(); length > 0; length = next()) yield chunk.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CannotJudge(
      `${oneLine(path)}: cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`,
    );
  }
}
