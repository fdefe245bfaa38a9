// Judges public Terraform that connects to other vendors, and fails when a verdict is not the one written down.
//   npm run trials [-- NAME…]             those of __tests__/trials, cloned from GitHub into .cache/trials
//   npm run trials -- --from DIR [NAME…]  from clones that are there already: DIR/OWNER+NAME/repo, bare
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { blocks } from "./lib/blocks.mjs";
import { startEmulator } from "./lib/emulator.mjs";
import { fail } from "./lib/opa.mjs";
import { planner } from "./lib/planner.mjs";
import { scratchFolder } from "./lib/scratch.mjs";
import { withoutStandIns, withStandIns } from "./lib/stand-ins.mjs";
import { OTHERS, readTrials } from "./lib/trials.mjs";

const root = join(dirname(new URL(import.meta.url).pathname), "..");
const names = process.argv.slice(2);
const at = names.indexOf("--from");
const [, from] = at < 0 ? [] : names.splice(at, 2);
const trials = readTrials(root).filter(({ name }) => names.length === 0 || names.includes(name));
if (trials.length === 0) fail(`no trial is called ${names.join(", ")}`);

const scratch = scratchFolder("trials");
const keep = process.env.ASTRO_CONNECT_KEEP;

const emulator = await startEmulator();
let wrong = 0;
for (const trial of trials) {
  try {
    for (const line of await tried(trial)) {
      wrong++;
      console.log(`${trial.name}: ${line}`);
    }
  } catch (error) {
    wrong++;
    console.log(
      `${trial.name}: ${String(error.stderr || error.stack)
        .trim()
        .slice(0, 800)}`,
    );
  }
}
emulator.stop();
console.log(`${trials.length} trials, ${wrong} verdicts that are not as written`);
process.exit(wrong === 0 ? 0 : 1);

/** What differs from what is written down. */
async function tried(trial) {
  const terraform = planner(scratch, emulator.url);
  const source = mkdtempSync(join(scratch, "source-"));
  unpack(trial, source);
  const lines = [];
  for (const [i, run] of trial.runs.entries()) {
    await emulator.reset();
    let world = {};
    if (trial.world !== undefined) {
      const folder = mkdtempSync(join(scratch, "world-"));
      writeFileSync(join(folder, "main.tf"), trial.world);
      await terraform.apply(folder);
      world = await terraform.outputs(folder);
    }
    const whole = mkdtempSync(join(scratch, "run-"));
    cpSync(source, whole, { recursive: true });
    for (const part of trial.adapt ?? [trial.path ?? "."]) adapt(join(whole, part), { ...trial, ...run });
    const folder = join(whole, trial.path ?? ".");
    if (trial.add !== undefined || run.add !== undefined)
      writeFileSync(join(folder, "trial.tf"), run.add ?? trial.add);
    const variables = { ...trial.variables, ...run.variables };
    writeFileSync(
      join(folder, "trial.auto.tfvars.json"),
      filled(JSON.stringify({ ...variables, ...declared(folder, world) }), world),
    );
    const plan = withoutStandIns(await terraform.plan(folder), trial.standIns ?? []);
    if (keep !== undefined) {
      mkdirSync(keep, { recursive: true });
      writeFileSync(join(keep, `${trial.name}-${i}.json`), JSON.stringify(plan));
    }
    lines.push(
      ...verdict(plan, { astro: OTHERS }, [], 0).map((line) => `${run.when}: facts of others: ${line}`),
      ...verdict(
        plan,
        { astro: JSON.parse(filled(JSON.stringify(run.facts), world)) },
        run.findings ?? [],
        run.judged,
      ).map((line) => `${run.when}: ${line}`),
    );
  }
  return lines;
}

/** The repository at its commit, and beside it the modules that it would load from a registry. */
function unpack(trial, folder) {
  for (const { repository, commit, into } of [
    { ...trial, into: trial.into ?? "." },
    ...(trial.beside ?? []),
  ]) {
    const target = join(folder, into);
    mkdirSync(target, { recursive: true });
    const part = repository === trial.repository && trial.into === undefined ? trial.path : undefined;
    // An index of its own, because the clone may be somebody's.
    execFileSync(
      "git",
      ["--git-dir", clone(repository), "--work-tree", target, "checkout", commit, "--", part ?? "."],
      {
        env: { ...process.env, GIT_INDEX_FILE: join(mkdtempSync(join(scratch, "index-")), "index") },
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    rmSync(join(target, part ?? ".", ".terraform.lock.hcl"), { force: true });
  }
}

function clone(repository) {
  if (from !== undefined) return join(from, repository.replace("/", "+"), "repo");
  const folder = join(root, ".cache", "trials", `${repository.replace("/", "+")}.git`);
  if (!existsSync(folder))
    execFileSync("git", ["clone", "--quiet", "--bare", `https://github.com/${repository}.git`, folder]);
  return folder;
}

/** Takes out of a module what only another provider or the registry could serve, and puts in what is to stand there. */
function adapt(folder, { drop = [], replace = {}, standIns = [] }) {
  const dropped = drop.map((pattern) => new RegExp(`^${pattern}$`));
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(".tf")) continue;
    const path = join(folder, file);
    const text = blocks(readFileSync(path, "utf8").replaceAll("\r\n", "\n"))
      .filter(({ kind, type, name }) => {
        if (kind === "terraform") return false;
        const address = [kind === "resource" ? undefined : kind, type, name].filter(
          (part) => part !== undefined,
        );
        if (dropped.some((pattern) => pattern.test(address.join(".")))) return false;
        if (kind === "resource" && standIns.includes(type)) return true;
        return !["resource", "data", "provider"].includes(kind) || /^aws(_|$)/.test(type);
      })
      .map(({ text }) => text)
      .join("\n");
    writeFileSync(
      path,
      withStandIns(
        Object.entries(replace).reduce((whole, [what, by]) => whole.replaceAll(what, by), text),
        standIns,
      ),
    );
  }
}

/** Those outputs of the world that a module declares as variables. */
function declared(folder, world) {
  const text = readdirSync(folder)
    .filter((file) => file.endsWith(".tf"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  return Object.fromEntries(Object.entries(world).filter(([name]) => text.includes(`variable "${name}"`)));
}

/** `${name}` stands for what the world's output says. */
function filled(json, world) {
  return json.replaceAll(/\$\{(\w+)\}/g, (whole, name) => world[name] ?? whole);
}

/** How the report on a plan differs from the findings expected of it. */
function verdict(plan, facts, expected, judged) {
  const folder = mkdtempSync(join(scratch, "check-"));
  const planFile = join(folder, "plan.json");
  writeFileSync(planFile, JSON.stringify(plan));
  writeFileSync(join(folder, "facts.yaml"), JSON.stringify(facts));
  const report = JSON.parse(
    execFileSync(
      process.execPath,
      [
        join(root, "bin", "astro-connect.js"),
        "check",
        planFile,
        "--config",
        join(folder, "facts.yaml"),
        "--format",
        "json",
        "--fail-on",
        "never",
      ],
      { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] },
    ),
  );
  const key = ({ rule, address }) => `${rule} ${address}`;
  const found = new Map(report.findings.map((finding) => [key(finding), finding]));
  const wanted = new Set(expected.map(key));
  return [
    ...[...found]
      .filter(([name]) => !wanted.has(name))
      .map(
        ([name, { message, expected, actual }]) =>
          `not expected: ${name}: ${message} (expected ${expected}, found ${actual})`,
      ),
    ...[...wanted].filter((name) => !found.has(name)).map((name) => `missed: ${name}`),
    ...(judged !== undefined && report.summary.judged !== judged
      ? [`${report.summary.judged} judged, expected ${judged}`]
      : []),
    ...(judged === undefined && report.summary.judged === 0 ? ["nothing judged"] : []),
  ];
}
