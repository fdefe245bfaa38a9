import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { CannotJudge } from "../errors";
import { oneLine } from "../report/one-line";
import { isTooLongForText, type PlanInput } from "./read";

const CHUNK = 1 << 20;

/**
 * The plan in a file; a very long one is read piece by piece.
 * @throws CannotJudge if it cannot be read
 */
export function planFile(path: string): PlanInput {
  return readable(path, () =>
    isTooLongForText(statSync(path).size)
      ? { name: path, chunks: chunksOf(path) }
      : { name: path, bytes: readFileSync(path) },
  );
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
