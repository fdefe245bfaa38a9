import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { UsageError } from "./usage-error";

/** Writes all of `text`; a reader that has gone away (`| head`) is no error. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (text === "") return;
  await new Promise<void>((resolve, reject) => {
    const ended = (error?: Error | null): void => {
      if (error && (error as NodeJS.ErrnoException).code !== "EPIPE") reject(error);
      else resolve();
    };
    stream.on("error", ended);
    stream.write(text, ended);
  });
}

/**
 * Replaces a file as a whole: it holds all of `text`, or what it held before.
 * @throws UsageError when it cannot be written
 */
export function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`${file} cannot be written: ${reason(error)}`);
  }
}

/**
 * Creates a file that holds all of `text`; never touches one that is there.
 * @returns whether there was none
 * @throws UsageError when it cannot be written
 */
export function createFile(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw new UsageError(`${file} cannot be written: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "its folder does not exist";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "no permission";
  return error instanceof Error ? error.message : String(error);
}
