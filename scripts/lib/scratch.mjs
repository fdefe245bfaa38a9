// A folder for what a script writes on the way.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of the script's own, which is gone when the script ends. */
export function scratchFolder(script) {
  const folder = mkdtempSync(join(tmpdir(), `astro-connect-${script}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
