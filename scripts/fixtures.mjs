// Makes the plans the policies are tested on, with real Terraform and the real AWS provider against the emulator.
//   npm run fixtures [-- PATH…]          plans every case whose HCL changed (below PATH), and shows drift
//   npm run fixtures -- --check [PATH…]  plans every case again and fails if a committed plan would change
//
// A case is __tests__/fixtures/<route>/<rule>/<case>.tf; next to it, made here: <case>.plan.json. Optional beside it:
// <case>.world.tf (applied in the emulator first: what exists before the plan), <case>.before.tf (applied with the
// case's own state first, so that the plan holds updates, replacements and deletes), <case>/ (local modules, copied).
import { createHash } from "node:crypto";
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
import { execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { fail } from "./lib/opa.mjs";
import { terraformEnvironment } from "./lib/terraform.mjs";
import { emulatorCommand } from "./lib/emulator.mjs";
import { evaluateAll } from "./lib/native.mjs";
import { reroot } from "./lib/reroot.mjs";

const run = promisify(execFile);
const root = join(dirname(new URL(import.meta.url).pathname), "..");
const fixtures = join(root, "__tests__", "fixtures");
const check = process.argv.includes("--check");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));

const scratch = mkdtempSync(join(tmpdir(), "astro-connect-fixtures-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const cases = [
  ...new Set(
    readdirSync(fixtures, { recursive: true })
      // A plan without HCL is written by hand: no provider binary, or nothing the emulator can do.
      .map((file) => file.replace(/\.plan\.json$/, ".tf"))
      .filter(
        (file) =>
          file.endsWith(".tf") &&
          !file.endsWith(".world.tf") &&
          !file.endsWith(".before.tf") &&
          file.split("/").length === 3,
      )
      .map((file) => join(fixtures, file)),
  ),
]
  .filter((file) => wanted.length === 0 || wanted.some((path) => file.includes(path)))
  .sort();
const due = cases.filter(
  (file) => existsSync(file) && (check || !existsSync(planOf(file)) || stampOf(planOf(file)) !== stamp(file)),
);
console.log(`${cases.length} cases, ${due.length} to plan`);
if (due.length > 0) await planAll();
expectations();

async function planAll() {
  const drift = [];
  const batches = batched(due);
  await Promise.all([worker(), worker()]);
  if (drift.length > 0) {
    console.log(
      `${check ? "Would change" : "Changed"}:\n${drift.map((file) => `  ${relative(root, file)}`).join("\n")}`,
    );
    if (check) process.exit(1);
  }

  async function worker() {
    // Each worker has an emulator of its own, because a case's world must not be another's.
    const emulator = await startEmulator();
    try {
      for (let files = batches.shift(); files !== undefined; files = batches.shift()) {
        await fetch(`${emulator.url}/moto-api/reset`, { method: "POST" });
        try {
          const plans =
            files.length === 1
              ? [await planCase(files[0], emulator.url)]
              : await planTogether(files, emulator.url);
          plans.forEach((plan, i) => keep(files[i], plan));
        } catch (error) {
          // One by one, to name the case that Terraform refuses.
          if (files.length > 1) batches.push(...files.map((file) => [file]));
          else fail(`${relative(root, files[0])}:\n${error.stderr ?? error.stack}`);
        }
      }
    } finally {
      emulator.stop();
    }
  }

  function keep(file, plan) {
    const target = planOf(file);
    if (existsSync(target) && readFileSync(target, "utf8") === plan) return;
    drift.push(target);
    if (!check) writeFileSync(target, plan);
  }
}

/**
 * What the whole pack finds in every case, as native OPA sees the plan that Terraform showed; one file a rule, so that
 * a review sees what a change to the Rego does. `fail-` and `unknown-` cases must be found by their own rule, `pass-`
 * and `near-miss-` ones must not.
 */
function expectations() {
  // Plans without HCL beside them were written by hand, because their provider cannot be had.
  const all = readdirSync(fixtures, { recursive: true })
    .filter((file) => file.endsWith(".plan.json"))
    .map((file) => join(fixtures, file.replace(/\.plan\.json$/, ".tf")))
    .sort();
  const found = evaluateAll(all.map((file) => ({ plan: planOf(file), facts: factsOf(file) })));
  const byRule = new Map();
  const problems = [];
  all.forEach((file, i) => {
    const rule = relative(fixtures, dirname(file));
    const name = basename(file, ".tf");
    const own = found[i].filter((finding) => finding.rule === rule);
    const kind = /^(fail|pass|unknown|near-miss)-?/.exec(name)?.[1];
    if (kind === undefined)
      problems.push(`${relative(root, file)}: a case is called fail-…, pass-…, unknown-… or near-miss-…`);
    if (kind === "fail" && !own.some((finding) => !finding.unknown))
      problems.push(`${relative(root, file)}: ${rule} finds nothing`);
    if (kind === "unknown" && !own.some((finding) => finding.unknown))
      problems.push(`${relative(root, file)}: ${rule} finds nothing unknown`);
    if ((kind === "pass" || kind === "near-miss") && own.length > 0)
      problems.push(`${relative(root, file)}: ${rule} finds ${own[0].message}`);
    byRule.set(rule, { ...byRule.get(rule), [name]: found[i] });
  });
  for (const [rule, expected] of byRule) {
    const target = join(fixtures, rule, "expected.json");
    const text = `${JSON.stringify(expected, null, 1)}\n`;
    if (existsSync(target) && readFileSync(target, "utf8") === text) continue;
    if (check) problems.push(`${relative(root, target)} is stale`);
    else if (wanted.length === 0 || wanted.some((path) => target.includes(path))) {
      writeFileSync(target, text);
      console.log(`wrote ${relative(root, target)}`);
    }
  }
  if (problems.length > 0) fail(problems.join("\n"));
}

function factsOf(file) {
  const own = file.replace(/\.tf$/, ".facts.json");
  return existsSync(own) ? own : join(fixtures, "facts.json");
}

/** Cases that need nothing but their own HCL share a Terraform run; the others have one each. */
function batched(files) {
  const alone = (file) =>
    [".world.tf", ".before.tf"].some((ending) => existsSync(file.replace(/\.tf$/, ending))) ||
    existsSync(file.replace(/\.tf$/, ""));
  const together = files.filter((file) => !alone(file));
  const batches = files.filter(alone).map((file) => [file]);
  const size = Math.min(25, Math.ceil(together.length / 2));
  for (let i = 0; i < together.length; i += size) batches.unshift(together.slice(i, i + size));
  return batches;
}

async function planTogether(files, endpoint) {
  const folder = mkdtempSync(join(scratch, "batch-"));
  const calls = files.map((file, i) => {
    mkdirSync(join(folder, `case${i}`));
    cpSync(file, join(folder, `case${i}`, "main.tf"));
    return `module "case${i}" {\n  source = "./case${i}"\n}\n`;
  });
  writeFileSync(join(folder, "main.tf"), calls.join("\n"));
  const plan = await terraformPlan(folder, endpoint);
  return files.map((file, i) => rendered(file, reroot(plan, `case${i}`), endpoint));
}

/** The plan JSON of a case, with what differs between two identical runs taken out. */
async function planCase(file, endpoint) {
  const folder = mkdtempSync(join(scratch, "case-"));
  const modules = file.replace(/\.tf$/, "");
  const world = file.replace(/\.tf$/, ".world.tf");
  const before = file.replace(/\.tf$/, ".before.tf");
  if (existsSync(world)) {
    const other = mkdtempSync(join(scratch, "world-"));
    cpSync(world, join(other, "main.tf"));
    await terraformApply(other, endpoint);
    // What the world's outputs say is given to the case as variables of the same name.
    const outputs = JSON.parse(await terraform(other, endpoint, "output", "-json"));
    const variables = Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    writeFileSync(join(folder, "world.auto.tfvars.json"), JSON.stringify(variables));
  }
  if (existsSync(modules)) cpSync(modules, join(folder, basename(modules)), { recursive: true });
  const main = join(folder, "main.tf");
  if (existsSync(before)) {
    cpSync(before, main);
    await terraformApply(folder, endpoint);
  }
  cpSync(file, main);
  return rendered(file, await terraformPlan(folder, endpoint), endpoint);
}

async function terraformApply(folder, endpoint) {
  await terraform(folder, endpoint, "init", "-input=false", "-no-color");
  await terraform(folder, endpoint, "apply", "-auto-approve", "-input=false", "-no-color");
}

async function terraformPlan(folder, endpoint) {
  await terraform(folder, endpoint, "init", "-input=false", "-no-color");
  await terraform(folder, endpoint, "plan", "-input=false", "-no-color", "-out=plan");
  return JSON.parse(await terraform(folder, endpoint, "show", "-json", "plan"));
}

async function terraform(cwd, endpoint, ...args) {
  const env = terraformEnvironment(scratch, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
  });
  return (await run("terraform", args, { cwd, env, maxBuffer: 1 << 28 })).stdout;
}

/** The committed form: what differs between two identical runs is taken out. */
function rendered(file, plan, endpoint) {
  delete plan.timestamp;
  delete plan.relevant_attributes;
  return `${JSON.stringify({ _source: stamp(file), ...stable(plan, endpoint, readFileSync(factsOf(file), "utf8")) })}\n`;
}

/** Ids the emulator makes up differ between runs; numbered by first appearance they are the same. Facts stay facts. */
function stable(plan, endpoint, facts) {
  const seen = new Map();
  const text = JSON.stringify(plan)
    .replaceAll(endpoint, "https://aws.example")
    .replaceAll(
      /\b(vpc|subnet|rtb|sg|sgr|pcx|tgw|tgw-attach|tgw-rtb|vpce|vpce-svc|igw|eni|acl|dopt|nlb|rtbassoc|pl)-([0-9a-f]{8,17})\b/g,
      (id, kind) => {
        if (facts.includes(id)) return id;
        if (!seen.has(id)) seen.set(id, `${kind}-${(seen.size + 1).toString(16).padStart(17, "0")}`);
        return seen.get(id);
      },
    );
  return JSON.parse(text);
}

function planOf(file) {
  return file.replace(/\.tf$/, ".plan.json");
}

function stampOf(plan) {
  return /"_source":"([0-9a-f]+)"/.exec(readFileSync(plan, "utf8").slice(0, 200))?.[1];
}

/** Digest of everything a case's plan is made from. */
function stamp(file) {
  const hash = createHash("sha256");
  const base = file.replace(/\.tf$/, "");
  for (const part of [file, `${base}.world.tf`, `${base}.before.tf`])
    if (existsSync(part)) hash.update(readFileSync(part));
  if (existsSync(base)) {
    for (const inner of readdirSync(base, { recursive: true }).sort()) {
      if (inner.endsWith(".tf")) hash.update(readFileSync(join(base, inner)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

async function startEmulator() {
  const port = await freePort();
  const [command, ...args] = emulatorCommand(port);
  const child = spawn(command, args, { stdio: "ignore" });
  process.on("exit", () => child.kill());
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 120; attempt++) {
    try {
      if ((await fetch(`${url}/moto-api/`)).ok) return { url, stop: () => child.kill() };
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return fail("the AWS emulator did not start within 30 s");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
mkdirSync(fixtures, { recursive: true });
