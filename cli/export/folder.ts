import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../usage-error";

/** What a module consists of: content by path below its folder, with `/` between its parts. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** A folder that is known to take its files. */
export interface ReadyFolder {
  readonly folder: string;
  readonly files: Files;
  /** What an earlier export wrote and this one does not. */
  readonly outdated: readonly string[];
}

/** Notes what an export wrote, so that the next one replaces that and nothing else. */
const NOTE = ".astro-connect-export.json";

/**
 * Looks whether a folder can take an export: it is new, empty of what the export writes, or holds an earlier export
 * that nobody has edited. Writes nothing yet.
 *
 * @throws UsageError naming every file that is somebody else's
 */
export function readyFolder(folder: string, files: Files): ReadyFolder {
  const earlier = readNote(folder);
  const old = new Map([...earlier.keys()].map((path) => [path, digestOfFile(join(folder, path))]));
  const foreign = [...new Set([...files.keys(), ...earlier.keys()])].sort().filter((path) => {
    const there = old.get(path) ?? digestOfFile(join(folder, path));
    const wanted = files.get(path);
    // What stands there already is no loss, whoever wrote it: an export may have been cut short.
    return (
      there !== undefined && there !== earlier.get(path) && (wanted === undefined || there !== digest(wanted))
    );
  });
  if (foreign.length > 0) {
    throw new UsageError(
      foreign
        .map((path) => {
          const why = earlier.has(path) ? "was edited since it was exported" : "was not written by export";
          return `${join(folder, path)} ${why}: move it away, or name another --out; nothing was written`;
        })
        .join("\n"),
    );
  }
  return { folder, files, outdated: [...earlier.keys()].filter((path) => !files.has(path)) };
}

/**
 * Puts every file in its place, and removes what is outdated: all of it, or nothing where one cannot be written.
 *
 * @throws UsageError when one cannot be written
 */
export function writeFolders(folders: readonly ReadyFolder[]): void {
  const staged: { readonly temporary: string; readonly file: string }[] = [];
  const made: string[] = [];
  for (const { folder, files } of folders) {
    for (const [path, content] of [...files, [NOTE, noteOf(files)] as const]) {
      const file = join(folder, path);
      const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
      try {
        make(dirname(file), made);
        staged.push({ temporary, file });
        writeFileSync(temporary, content, { flag: "wx" });
      } catch (error) {
        for (const each of staged) if (existsSync(each.temporary)) rmSync(each.temporary);
        for (const each of made.reverse()) rmdirSync(each);
        throw cannot(file, "written", error);
      }
    }
  }
  for (const { temporary, file } of staged) renameSync(temporary, file);
  for (const { folder, outdated } of folders)
    for (const path of outdated) rmSync(join(folder, path), { force: true });
}

/** Level by level: asked for all at once below a folder that takes none (`/proc`), Node never ends. */
function make(folder: string, made: string[]): void {
  if (existsSync(folder)) return;
  make(dirname(folder), made);
  mkdirSync(folder);
  made.push(folder);
}

function noteOf(files: Files): string {
  const noted = [...files].map(([path, content]) => [path, digest(content)] as const);
  const sorted = Object.fromEntries(noted.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: 1, files: sorted }, undefined, 2)}\n`;
}

/** Digests of what an earlier export wrote, by path; none where there was no export. */
function readNote(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, NOTE);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return new Map();
    throw cannot(file, "read", error);
  }
  try {
    const { version, files } = JSON.parse(text) as { readonly version: unknown; readonly files: object };
    const noted = Object.entries(files) as [string, unknown][];
    if (version !== 1 || !noted.every(([path, digest]) => isInside(path) && typeof digest === "string"))
      throw new Error();
    return new Map(noted as [string, string][]);
  } catch {
    throw new UsageError(
      `${file} is not what export wrote there: move it away, or name another --out; nothing was written`,
    );
  }
}

/** A note that was tampered with must not lead outside of its folder. */
function isInside(path: string): boolean {
  return path
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== ".." && !part.includes("\\"));
}

function digestOfFile(file: string): string | undefined {
  try {
    return digest(readFileSync(file));
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw cannot(file, "read", error);
  }
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function cannot(file: string, done: "read" | "written", error: unknown): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  const why =
    code === "EISDIR"
      ? "it is a folder"
      : code === "EEXIST" || code === "ENOTDIR"
        ? "a file stands where its folder has to be"
        : code === "EACCES" || code === "EPERM" || code === "EROFS"
          ? "no permission"
          : message;
  return new UsageError(`${file} cannot be ${done}: ${why}`);
}
