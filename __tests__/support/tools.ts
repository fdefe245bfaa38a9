/**
 * Suites that need a real tool run where it is installed, say aloud that they were skipped where not, and fail instead
 * of being skipped where `ASTRO_CONNECT_REQUIRE` (a list such as `terraform,opa`) demands the tool.
 */
import { accessSync, constants, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A tool that may be installed. */
export interface Tool<T> {
  readonly name: string;
  /** How to get it. */
  readonly howToGet: string;
  /** The tool, or undefined where it is not installed. */
  find(): T | undefined;
}

/** Like `describe`, for a suite that needs a tool. */
export function describeWith<T>(tool: Tool<T>, suite: string, body: (found: T) => void): void {
  const found = tool.find();
  if (found !== undefined) {
    describe(suite, () => body(found));
    return;
  }
  const why = `needs ${tool.name}: ${tool.howToGet}`;
  if (required(tool.name)) {
    describe(suite, () => {
      it(`runs, because ASTRO_CONNECT_REQUIRE lists ${tool.name}`, () => {
        throw new Error(why);
      });
    });
    return;
  }
  process.stderr.write(`SKIPPED ${suite}: ${why}\n`);
  describe.skip(suite, () => {
    it(why, () => undefined);
  });
}

/** Whether `ASTRO_CONNECT_REQUIRE` demands a tool. */
export function required(name: string, env: NodeJS.ProcessEnv = process.env): boolean {
  return (env["ASTRO_CONNECT_REQUIRE"] ?? "").split(/[\s,]+/).includes(name);
}

/** The path of a program on `PATH`; Go's own folder counts, because `go install` leaves programs there. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const home = env["HOME"];
  const go = home === undefined ? [] : [join(env["GOPATH"] ?? join(home, "go"), "bin")];
  return [...(env["PATH"] ?? "").split(delimiter), ...go]
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const folders: string[] = [];

/** Makes a folder that is gone once the tests of the file have run. */
export function temporaryFolder(name = "test"): string {
  const folder = mkdtempSync(join(tmpdir(), `astro-connect-${name}-`));
  folders.push(folder);
  return folder;
}

// For the whole file, so that a test may make a folder too.
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
