import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { ConfigError } from "../errors";

/** The largest file that is read: room for more than 5 000 connections. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Reads a text file, or a pipe such as `<(git show main:connections.yaml)`.
 * @param what - it holds
 * @throws ConfigError when it cannot be read, is too large, or is no UTF-8 text
 */
export function readText(file: string, what = "connections"): string {
  const bytes = readBytes(file, what);
  if (!isUtf8(bytes)) throw notUtf8(file, bytes);
  const text = new TextDecoder().decode(bytes); // drops the byte order mark
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
  if (control !== null) {
    const before = text.slice(0, control.index).split("\n");
    const code = control[0].charCodeAt(0).toString(16).padStart(4, "0");
    const found = code === "0000" ? "a NUL byte" : `the control character U+${code.toUpperCase()}`;
    throw refusal(
      file,
      found,
      "text without control characters",
      before.length,
      (before.at(-1) ?? "").length + 1,
    );
  }
  return text;
}

function readBytes(file: string, what: string): Buffer {
  let handle: number | undefined;
  try {
    handle = openSync(file, "r");
    const stat = fstatSync(handle);
    if (stat.isDirectory()) throw refusal(file, "a folder", `the name of a file, such as ${what}.yaml`);
    if (stat.size > MAX_BYTES) throw tooLarge(file, what);
    return readAtMost(file, what, handle, stat.size);
  } catch (error) {
    throw error instanceof ConfigError ? error : unreadable(file, what, error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Bounded by what was read, not by `stat`: a pipe or device has no size. */
function readAtMost(file: string, what: string, handle: number, expected: number): Buffer {
  const chunks: Buffer[] = [];
  for (let total = 0; ;) {
    const chunk = Buffer.allocUnsafe(Math.max(expected - total + 1, 64 * 1024));
    const read = readSync(handle, chunk, 0, chunk.length, null);
    if (read === 0) return Buffer.concat(chunks, total);
    chunks.push(chunk.subarray(0, read));
    total += read;
    if (total > MAX_BYTES) throw tooLarge(file, what);
  }
}

function unreadable(file: string, what: string, error: unknown): ConfigError {
  const { code = "an unknown error" } = error as { readonly code?: string };
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return refusal(
        file,
        "no such file",
        what === "connections"
          ? "it, starting from examples/vpc-peering.yaml, or name another file"
          : "the name of a file that exists",
      );
    case "EACCES":
    case "EPERM":
      return refusal(
        file,
        "a file that may not be read",
        "the name of a readable file, or change its permissions",
      );
    case "EISDIR":
      return refusal(file, "a folder", `the name of a file, such as ${what}.yaml`);
    default:
      return refusal(file, `a file that cannot be read (${code})`, "the name of a readable file");
  }
}

function tooLarge(file: string, what: string): ConfigError {
  return refusal(file, `more than ${MAX_BYTES / 1024 / 1024} MiB`, `the ${what} to several smaller files`);
}

function notUtf8(file: string, bytes: Buffer): ConfigError {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refusal(file, "UTF-16 text", "the file in UTF-8");
  }
  let line = 1;
  let start = 0;
  for (
    let end = bytes.indexOf(10);
    end !== -1 && isUtf8(bytes.subarray(start, end));
    end = bytes.indexOf(10, start)
  ) {
    line += 1;
    start = end + 1;
  }
  const end = bytes.indexOf(10, start);
  const wrong = new TextDecoder().decode(bytes.subarray(start, end === -1 ? bytes.length : end));
  return refusal(file, "bytes that are not UTF-8", "the file in UTF-8", line, wrong.indexOf("\ufffd") + 1);
}

function refusal(file: string, found: string, write: string, line = 1, column = 1): ConfigError {
  return new ConfigError([{ file, line, column, found, message: `found ${found}; write ${write}` }]);
}
