// Binaryen's wasm-opt. OPA's compiler gives every function a local for every value; V8's first compiler takes time for
// each of them, which is most of what a small check costs (docs/performance.md).
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail } from "./opa.mjs";

const folder = join(dirname(new URL(import.meta.url).pathname), "..", "wasm-opt");
const program = join(folder, "node_modules", "binaryen", "bin", "wasm-opt");

/** Whether it is installed. The root does not depend on it: only who builds the pack needs its 100 MB. */
export const isInstalled = () => existsSync(program);

/**
 * Optimizes a wasm file; the same input gives the same bytes. Emits nothing newer than the first version of
 * WebAssembly, which is what OPA emits.
 * @param {string} from
 * @param {string} to
 * @param {{ names?: boolean }} options - `names` keeps the names of functions, for profiles
 */
export function optimize(from, to, { names = false } = {}) {
  if (!isInstalled()) {
    execFileSync("npm", ["ci", "--no-fund", "--no-audit", "--prefix", folder], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  try {
    execFileSync(
      process.execPath,
      [program, "-O3", "--mvp-features", ...(names ? ["-g"] : []), from, "-o", to],
      {
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
  } catch (error) {
    fail(`wasm-opt failed:\n${error.stderr ?? error.message}`);
  }
}
