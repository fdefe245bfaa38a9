// Ratios, measured in one run against floors of the same run: npm run bench [-- --short] [GROUP…]
// Groups: check, many, large, start, synth, guard, peers, and, only when named, limits. `--short` (CI) runs the small part
// and fails on a gross regression only: what doubled, or what stopped being linear. `--write` keeps the table in
// docs/performance.md.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as check from "./cases/check.mjs";
import * as guard from "./cases/guard.mjs";
import * as large from "./cases/large.mjs";
import * as limits from "./cases/limits.mjs";
import * as many from "./cases/many.mjs";
import * as peers from "./cases/peers.mjs";
import * as start from "./cases/start.mjs";
import * as synth from "./cases/synth.mjs";
import { keep, Table } from "./table.mjs";

const GROUPS = { check, many, large, start, synth, guard, peers, limits };
const USUAL = Object.keys(GROUPS).filter((name) => name !== "limits");
const IN_CI = ["check", "start", "synth"];

const short = process.argv.includes("--short");
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const unknown = named.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  console.error(`no group ${unknown.join(", ")}; there are ${Object.keys(GROUPS).join(", ")}`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "astro-connect-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const table = new Table();
const context = { folder, root: join(dirname(fileURLToPath(import.meta.url)), ".."), short, table };
for (const name of named.length > 0 ? named : short ? IN_CI : USUAL) await GROUPS[name].run(context);

console.log(table.toString());
if (process.argv.includes("--write"))
  keep(table, context.root, named.includes("limits") ? "limits" : "bench");
const worse = table.worse();
for (const row of worse) console.error(`gross regression: ${row.work}: ${row.ratio}, at most ${row.limit} ×`);
if (short && worse.length > 0) process.exit(1);
