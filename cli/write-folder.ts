import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import * as v from "valibot";
import { UsageError } from "./usage-error";

/** The file that says which others were written, and what was in them. */
const LIST = ".astro-connect.json";

const listSchema = v.object({ files: v.record(v.string(), v.string()) });

/**
 * Replaces a folder as a whole: it holds exactly these files, or what it held before. One that holds anything else than
 * what an earlier call wrote is left alone.
 * @param files - text by path below the folder, with `/`
 * @throws UsageError when it is not ours to replace, or cannot be written
 */
export function replaceFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  refuseOthers(folder, target);
  const suffix = randomBytes(6).toString("hex");
  // Beside it, because a folder can be renamed within one file system only.
  const beside = (what: string): string => join(dirname(target), `.${basename(target)}.${suffix}.${what}`);
  const [written, before] = [beside("new"), beside("old")];
  try {
    mkdirSync(written);
    for (const [path, text] of [...files, [LIST, list(files)] as const]) {
      mkdirSync(dirname(join(written, path)), { recursive: true });
      writeFileSync(join(written, path), text, { flag: "wx" });
    }
    swap(written, target, before);
  } catch (error) {
    throw new UsageError(`${folder} cannot be written: ${reason(error)}`);
  } finally {
    rmSync(written, { recursive: true, force: true });
    // If it could not be put back, it is all there is.
    if (existsSync(target)) rmSync(before, { recursive: true, force: true });
  }
}

function swap(written: string, target: string, before: string): void {
  const existed = existsSync(target);
  if (existed) renameSync(target, before);
  try {
    renameSync(written, target);
  } catch (error) {
    if (existed) renameSync(before, target);
    throw error;
  }
}

function list(files: ReadonlyMap<string, string>): string {
  const digests = Object.fromEntries([...files].map(([path, text]) => [path, digest(text)]));
  return `${JSON.stringify({ files: digests }, null, 2)}\n`;
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function refuseOthers(folder: string, target: string): void {
  if (!existsSync(target)) {
    if (!existsSync(dirname(target)))
      throw new UsageError(`${folder} cannot be written: its folder does not exist`);
    return;
  }
  if (!lstatSync(target).isDirectory()) throw new UsageError(`${folder} is a file; name a folder`);
  const known = knownFiles(join(target, LIST));
  for (const found of readdirSync(target, { recursive: true, encoding: "utf8" }).sort()) {
    const name = found.replaceAll("\\", "/");
    const path = join(target, found);
    const kind = lstatSync(path);
    if (kind.isDirectory() || (name === LIST && known !== undefined)) continue;
    const ours = known?.[name];
    if (ours === undefined || !kind.isFile())
      throw new UsageError(
        `${folder} holds ${name}, which this command did not write; name a new folder, or move that file away`,
      );
    if (digest(readFileSync(path)) !== ours)
      throw new UsageError(
        `${folder} holds ${name}, which was changed since this command wrote it; move the change to its source, then remove the folder`,
      );
  }
}

function knownFiles(file: string): Readonly<Record<string, string>> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return v.parse(listSchema, JSON.parse(readFileSync(file, "utf8"))).files;
  } catch {
    return undefined;
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "no permission";
  if (code === "ENOSPC") return "the disk is full";
  return error instanceof Error ? error.message : String(error);
}
