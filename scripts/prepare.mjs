// npm's `prepare`: builds. `npm install --global` from git, which is how pre-commit installs its hooks, runs it without the
// development dependencies it promises (npm/cli#8440); there they are installed first, from the lock file.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");

/** Runs a program as npm would in this folder; ends with its exit code when it fails. */
function must(program, args) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(global|location|prefix)$/i.test(name)),
  );
  const { status } = spawnSync(program, args, { cwd: root, stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(compiler) && process.env.npm_config_global === "true") {
  must("npm", ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"]);
}
// Sources that are gone left their compiled files.
if (["pack", "publish"].includes(process.env.npm_command))
  rmSync(join(root, "dist"), { recursive: true, force: true });
must("npm", ["run", "build"]);
