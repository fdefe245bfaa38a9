import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "../../config/errors";
import { loadDeclaration } from "../../config/load";
import { cluster, fileOf } from "./samples";

const folder = mkdtempSync(join(tmpdir(), "astro-connect-"));
const file = join(folder, "c.yaml");
afterAll(() => rmSync(folder, { recursive: true }));

const refusal = (name: string): string => {
  try {
    loadDeclaration(name);
  } catch (error) {
    if (error instanceof ConfigError) return error.format().replace(name, "c.yaml");
    throw error;
  }
  throw new Error("it was not refused");
};

const wrong = (content: string | Buffer): string => {
  writeFileSync(file, content);
  return refusal(file);
};

const good = fileOf([cluster()]);

test("a missing file", () => {
  expect(refusal(join(folder, "none.yaml"))).toBe(
    "c.yaml:1:1: found no such file; write it, starting from examples/vpc-peering.yaml, or name another file",
  );
});

test("a file as folder", () => {
  writeFileSync(file, good);
  expect(refusal(join(file, "x"))).toMatch(/found no such file/);
});

test("a folder", () => {
  mkdirSync(join(folder, "folder"));
  expect(refusal(join(folder, "folder"))).toBe(
    "c.yaml:1:1: found a folder; write the name of a file, such as connections.yaml",
  );
});

test("a name that no file can have", () => {
  expect(refusal("x".repeat(5_000))).toMatch(/found a file that cannot be read \(ENAMETOOLONG\)/);
  expect(refusal("a\0b")).toMatch(/found a file that cannot be read \(ERR_INVALID_ARG_VALUE\)/);
});

test("50 MB are refused before they are read", () => {
  // GIVEN
  writeFileSync(file, good);
  truncateSync(file, 50_000_000);
  // WHEN
  const before = process.memoryUsage().rss;
  const message = refusal(file);
  // THEN
  expect(message).toBe("c.yaml:1:1: found more than 8 MiB; write the connections to several smaller files");
  expect(process.memoryUsage().rss - before).toBeLessThan(20e6);
});

(process.platform === "linux" ? test : test.skip)("a device without end is refused", () => {
  expect(refusal("/dev/zero")).toMatch(/found more than 8 MiB/);
});

(process.platform === "win32" ? test.skip : test)("a pipe is read to its end", () => {
  // GIVEN what a shell makes of <(git show main:connections.yaml)
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const write = `const fs = require("fs"); fs.writeFileSync(process.argv[1], process.argv[2])`;
  spawn(process.execPath, ["-e", write, pipe, good]);
  // WHEN THEN
  expect(loadDeclaration(pipe).declaration.astro.clusters).toHaveLength(1);
});

test("bytes that are not UTF-8, at their place", () => {
  expect(
    wrong(Buffer.concat([Buffer.from("astro:\n  ä: "), Buffer.from([0xe4, 0x0a]), Buffer.from("b: 1\n")])),
  ).toBe("c.yaml:2:6: found bytes that are not UTF-8; write the file in UTF-8");
  expect(wrong(Buffer.from([0x61, 0x0a, 0xff]))).toBe(
    "c.yaml:2:1: found bytes that are not UTF-8; write the file in UTF-8",
  );
});

test("UTF-16", () => {
  expect(wrong(Buffer.from(`\ufeff${good}`, "utf16le"))).toBe(
    "c.yaml:1:1: found UTF-16 text; write the file in UTF-8",
  );
});

test("NUL bytes and other control characters, at their place", () => {
  expect(wrong("astro:\n  a\0b: 1\n")).toBe(
    "c.yaml:2:4: found a NUL byte; write text without control characters",
  );
  expect(wrong("a: \u001b[31m\n")).toBe(
    "c.yaml:1:4: found the control character U+001B; write text without control characters",
  );
});

test("a byte order mark and Windows line ends are fine", () => {
  writeFileSync(file, `\ufeff${good.replace(/\n/g, "\r\n")}\r\n`);
  const { declaration, positions } = loadDeclaration(file);
  expect(declaration.astro.clusters).toHaveLength(1);
  expect(positions.at(["astro"])).toEqual({ file, line: 1, column: 1 });
});
