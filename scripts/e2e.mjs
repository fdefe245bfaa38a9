// npm run e2e [-- --install | JEST ARGUMENT…]: installs what only the end-to-end suite needs, then runs it.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const e2e = join(root, "__tests__", "e2e");
const venv = join(root, ".cache", "moto-5.2.5");
const python = join(venv, "bin", "python");

/** Runs a program; says so and ends with its exit code when it fails. */
function must(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", ...options });
  if (status !== 0) {
    process.stderr.write(`e2e: ${program} ${args.join(" ")} failed${error ? `: ${error.message}` : ""}\n`);
    process.exit(status ?? 1);
  }
}

/** The newest Python that moto 5.2.5 runs on. */
function findPython() {
  const wanted = ["python3.13", "python3.12", "python3.11", "python3.10", "python3", "python"];
  const found = wanted.find((name) => {
    const { status } = spawnSync(name, ["-c", "import sys, venv; sys.exit(sys.version_info < (3, 10))"]);
    return status === 0;
  });
  if (found === undefined) {
    process.stderr.write("e2e: the emulator needs Python 3.10 or newer with venv: install it\n");
    process.exit(1);
  }
  return found;
}

const installed = (module) => spawnSync(python, ["-c", `import ${module}`]).status === 0;

const { devDependencies } = JSON.parse(readFileSync(join(e2e, "package.json"), "utf8"));
if (!Object.keys(devDependencies).every((name) => existsSync(join(e2e, "node_modules", name)))) {
  must("npm", ["ci", "--prefix", e2e]);
}
if (!installed("moto.moto_server.werkzeug_app")) {
  must(findPython(), ["-m", "venv", venv]);
  must(python, ["-m", "pip", "install", "--quiet", "-r", join(e2e, "emulator", "requirements.txt")]);
}
if (process.argv[2] === "--install") process.exit();
must("npm", ["run", "--silent", "build"]);
must(python, ["-m", "unittest", "discover", "--start-directory", "."], { cwd: join(e2e, "emulator") });
must("npx", ["jest", "--config", join(e2e, "jest.config.js"), ...process.argv.slice(2)]);
