// Ratios, measured in one run against floors of the same run: npm run bench [-- --short]
// `--short` (CI) runs the small part and fails on a gross regression only: growth order, or a ratio doubled.
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { execFileSync, spawnSync } from "node:child_process";
import { measure } from "./measure.mjs";
import { FACTS, manyClusters, writePlan } from "./plans.mjs";

const root = join(dirname(new URL(import.meta.url).pathname), "..");
const short = process.argv.includes("--short");
const folder = mkdtempSync(join(tmpdir(), "astro-connect-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const node = process.execPath;
const bin = join(root, "bin", "astro-connect.js");
const facts = join(folder, "facts.yaml");
writeFileSync(facts, FACTS);
const hundred = join(folder, "hundred-clusters.yaml");
writeFileSync(hundred, manyClusters(100));

const rows = [];

// Twice what was measured when the limit was set; only CI holds them.
const LIMITS = {};
const rounds = short ? 3 : 5;

checks();
startUp();
synth();
if (!short) peers();
report();

function checks() {
  const sizes = short ? [100, 1000, 10_000] : [100, 1000, 10_000, 100_000];
  for (const [label, relevant] of [
    ["15 % relevant", 0.15],
    ["all relevant", 1],
  ]) {
    const times = {};
    for (const size of sizes) {
      const plan = written(`plan-${size}-${relevant}.json`, size, relevant);
      const best = measure(
        { check: check([plan]), floor: { command: node, args: [join(root, "bench", "floor.cjs"), plan] } },
        size >= 100_000 ? 2 : rounds,
      );
      times[size] = best;
      row(`check, ${size} resources, ${label}`, "JSON.parse of the same file", best.check, best.floor, {
        limit: LIMITS[`${size} ${relevant}`],
      });
      rmSync(plan);
    }
    for (const [small, large] of [
      [1000, 10_000],
      [10_000, 100_000],
    ]) {
      if (times[large] === undefined) continue;
      const [a, b] = [times[small].check, times[large].check];
      row(`check, ${large} resources against ${small}, ${label}`, "itself, ten times smaller", b, a, {
        limit: 60,
      });
    }
  }
  const plan = written("hundred.json", 10_000, 1, { clusters: 100 });
  const best = measure(
    {
      check: check([plan], hundred),
      floor: { command: node, args: [join(root, "bench", "floor.cjs"), plan] },
    },
    rounds,
  );
  row("check, 10000 routes and more, 100 clusters", "JSON.parse of the same file", best.check, best.floor, {
    limit: 400,
  });
}

function startUp() {
  const plan = written("small.json", 100, 0.15);
  const best = measure(
    {
      node: { command: node, args: ["-e", "0"] },
      help: { command: node, args: [bin, "--help"] },
      explain: { command: node, args: [bin, "explain"] },
      check: check([plan]),
    },
    rounds * 2,
  );
  for (const name of ["help", "explain", "check"])
    row(`start-up: ${name}`, "node -e 0", best[name], best.node, { limit: 25 });
}

function synth() {
  const out = join(folder, "synth");
  mkdirSync(out);
  const emitted = join(out, "ours");
  const env = { CDKTF_OUTDIR: emitted };
  spawnSync(node, [join(root, "dist", "main.js")], { cwd: root, env: { ...process.env, ...env } });
  const best = measure(
    {
      ours: { command: node, args: [join(root, "dist", "main.js")], cwd: root, env },
      bare: {
        command: node,
        args: [join(root, "bench", "bare-app.cjs"), emitted, join(out, "bare")],
        cwd: root,
      },
    },
    rounds,
  );
  row(
    "synth of the root connections.yaml",
    "bare cdktf app that writes the same Terraform",
    best.ours,
    best.bare,
    { limit: 10 },
  );
}

/** Other programs on the same plan; each only where it is installed. */
function peers() {
  const plan = written("peers.json", 1000, 0.15);
  const large = written("peers-large.json", 10_000, 0.15);
  const data = join(folder, "data.json");
  writeFileSync(
    data,
    JSON.stringify({
      astro: {
        facts: {
          clusters: [
            {
              id: "clk1abcde",
              name: "prod",
              region: "us-east-1",
              accountId: "222222222222",
              cidr: "172.20.0.0/20",
              type: "dedicated",
              externalIps: ["52.1.2.3", "52.1.2.4"],
            },
          ],
        },
      },
    }),
  );
  if (installed("conftest")) {
    const args = ["test", "--policy", join(root, "policies"), "--data", data, large];
    const best = measure(
      { check: check([large]), conftest: { command: "conftest", args, accept: [0, 1] } },
      2,
    );
    row("check, 10000 resources, 15 % relevant", "conftest, the same rules", best.check, best.conftest);
  }
  if (installed("checkov")) {
    const args = ["-f", plan, "--quiet", "--compact", "--skip-download"];
    const best = measure({ check: check([plan]), checkov: { command: "checkov", args, accept: [0, 1] } }, 1);
    row("check, 1000 resources, 15 % relevant", "checkov, its default checks", best.check, best.checkov);
  }
}

function check(plans, config = facts) {
  return { command: node, args: [bin, "check", ...plans, "--config", config, "--fail-on", "never"] };
}

function written(name, ...plan) {
  const file = join(folder, name);
  writePlan(file, ...plan);
  return file;
}

function installed(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

function row(work, floor, ours, theirs, { limit } = {}) {
  rows.push({
    work,
    "compared with": floor,
    time: `${(ours.ms / theirs.ms).toFixed(2)} ×`,
    memory: ours.mb && theirs.mb ? `${(ours.mb / theirs.mb).toFixed(2)} ×` : "",
    measured: `${ours.ms.toFixed(0)} ms / ${theirs.ms.toFixed(0)} ms`,
    ok: limit === undefined || ours.ms / theirs.ms <= limit,
  });
}

function report() {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
    cwd: root,
    encoding: "utf8",
  }).trim();
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, commit ${commit}\n`,
  );
  console.log(`| work | compared with | time | memory | measured |\n|---|---|---|---|---|`);
  for (const { work, time, memory, measured, ...rest } of rows)
    console.log(`| ${work} | ${rest["compared with"]} | ${time} | ${memory} | ${measured} |`);
  const bad = rows.filter(({ ok }) => !ok);
  for (const { work, time } of bad) console.error(`gross regression: ${work}: ${time}`);
  if (short && bad.length > 0) process.exit(1);
}
