// npm run compat [-- [--e2e] VERSION… [-- JEST ARGUMENT…]]: the unit suites, or the end-to-end ones, under other Nodes, each from
// npm's package `node`. What is built is built once, by this Node; `npm run compat -- 24 -- __tests__/stacks` runs a part.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
/** The newest Node that the CLI of CDKTF has native modules for. */
const NODE_OF_CDKTF = "22";

const [own, jest] = split(process.argv.slice(2));
const { values, positionals } = parseArgs({
  args: own,
  options: { e2e: { type: "boolean", default: false } },
  allowPositionals: true,
});
const versions = positionals.length === 0 ? ["20", "22", "24", "latest"] : positionals;
const config = values.e2e ? ["--config", join(root, "__tests__", "e2e", "jest.config.js")] : [];
const ofCdktf = values.e2e ? { ASTRO_CONNECT_CDKTF_NODE: join(nodeOf(NODE_OF_CDKTF), "node") } : {};

must("npm", ["run", "--silent", "build"]);
if (values.e2e) must("npm", ["run", "--silent", "e2e", "--", "--install"]);
const failed = versions.filter((version) => {
  const bin = nodeOf(version);
  const env = { ...process.env, ...ofCdktf, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
  const { stdout } = spawnSync(join(bin, "node"), ["--version"], { encoding: "utf8" });
  process.stdout.write(`\n== Node ${stdout}`);
  const program = join(root, "node_modules", "jest", "bin", "jest.js");
  const args = [program, ...config, ...jest];
  return spawnSync(join(bin, "node"), args, { cwd: root, env, stdio: "inherit" }).status !== 0;
});
process.stdout.write(failed.length === 0 ? "\nall passed\n" : `\nfailed under Node ${failed.join(", ")}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** The folder of a version's program; `latest` is asked for anew each time. */
function nodeOf(version) {
  const folder = join(root, ".cache", `node-${version}`);
  const bin = join(folder, "node_modules", "node", "bin");
  if (version === "latest" || !existsSync(join(bin, "node"))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    must("npm", ["install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, `node@${version}`]);
  }
  return bin;
}

function must(program, args) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function split(args) {
  const at = args.indexOf("--");
  return at === -1 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}
