import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { opa, wasmOpt } from "../support/opa";
import { describeWith } from "../support/tools";

const ROOT = join(__dirname, "..", "..");
const SOURCES = ["policies", "--ignore", "compiled,*.json"];

describeWith(opa, "the Rego", (binary) => {
  const run = (...args: string[]): string =>
    execFileSync(binary, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
  const script = (...args: string[]): string =>
    execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8", stdio: "pipe" });

  test("passes its own tests, which reach every line", () => {
    // Fails by itself when a test fails: `opa test` exits 2.
    const report = JSON.parse(run("test", ...SOURCES, "--coverage", "--format", "json")) as {
      files: Record<string, { not_covered?: { start: { row: number }; end: { row: number } }[] }>;
    };
    const missed = Object.entries(report.files)
      .filter(([file]) => !file.endsWith("_test.rego"))
      .flatMap(([file, { not_covered = [] }]) =>
        not_covered.map(({ start, end }) => `${file}:${start.row}-${end.row}`),
      );
    expect(missed).toEqual([]);
  }, 120_000);

  test("is formatted, strict, and does with what wasm and OPA 1.4 have", () => {
    expect(script("scripts/rego-lint.mjs")).toBe("");
  }, 60_000);

  describeWith(wasmOpt, "compiled", () => {
    test("is, byte for byte, what is committed", () => {
      expect(script("scripts/build-policies.mjs", "--check")).toMatch(/^\d+ rules, \d+ KiB wasm$/m);
    }, 240_000);
  });
});
