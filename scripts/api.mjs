// Writes docs/api/, the reference of what others may import, from the docstrings (typedoc.json). `--check` fails where it is stale.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Application } from "typedoc";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const committed = join(root, "docs", "api");
const checks = process.argv.includes("--check");
const out = checks ? mkdtempSync(join(tmpdir(), "astro-connect-api-")) : committed;
process.chdir(root);

try {
  if (!(await write(out))) process.exitCode = 1;
  else if (checks && pages(out) !== pages(committed)) {
    console.error("docs/api is stale: run npm run api");
    process.exitCode = 1;
  }
} finally {
  if (checks) rmSync(out, { recursive: true, force: true });
}

/** Whether the reference could be written: nothing public is without a docstring, or of a type that is not public. */
async function write(folder) {
  const app = await Application.bootstrapWithPlugins({ logLevel: "Warn", out: folder });
  const project = await app.convert();
  if (project === undefined) return false;
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) return false;
  await app.generateOutputs(project);
  return !app.logger.hasErrors() && !app.logger.hasWarnings();
}

/** Every page by name, as one text. */
function pages(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `${name}\n${readFileSync(join(folder, name), "utf8")}`)
    .join("\n");
}
