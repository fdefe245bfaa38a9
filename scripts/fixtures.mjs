// Makes the plans the policies are tested on, with real Terraform and the real AWS provider against the emulator.
//   npm run fixtures [-- PATH…]          plans every case whose HCL changed (below PATH), and shows drift
//   npm run fixtures -- --check [PATH…]  plans every case again and fails if a committed plan would be another (8 minutes)
//   npm run fixtures -- --check --sample 40  so many of them: those whose name has the lowest digest, so a name's change
//                                        and not the day decides
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
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fail } from "./lib/opa.mjs";
import { planner } from "./lib/planner.mjs";
import { scratchFolder } from "./lib/scratch.mjs";
import { parse } from "yaml";
import { combine } from "./lib/combine.mjs";
import { canonical, stable } from "./lib/stable.mjs";
import { startEmulator } from "./lib/emulator.mjs";
import { evaluateAll } from "./lib/native.mjs";
import { differences } from "./lib/difference.mjs";
import { reroot } from "./lib/reroot.mjs";

const root = join(dirname(new URL(import.meta.url).pathname), "..");
const fixtures = join(root, "__tests__", "fixtures");
const check = process.argv.includes("--check");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const at = process.argv.indexOf("--sample");
const sample = at < 0 ? Infinity : Number(wanted.splice(wanted.indexOf(process.argv[at + 1]), 1));

const scratch = scratchFolder("fixtures");

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
const due = cases
  .filter(
    (file) =>
      existsSync(file) && (check || !existsSync(planOf(file)) || stampOf(planOf(file)) !== stamp(file)),
  )
  .map((file) => [createHash("sha256").update(relative(fixtures, file)).digest("hex"), file])
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .slice(0, sample)
  .map(([, file]) => file)
  .sort();
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
        await emulator.reset();
        try {
          const plans =
            // The same whether one is planned or all: a root variable of a shared run is none.
            alone(files[0])
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
    const facts = readFileSync(factsOf(file), "utf8");
    const [before, after] = [existsSync(target) ? readFileSync(target, "utf8") : "null", plan].map((text) =>
      canonical(JSON.parse(text) ?? {}, facts),
    );
    const found = differences(before, after);
    if (found.length === 0) return;
    drift.push(target);
    if (check) console.log([relative(root, target), ...found].join("\n    "));
    else writeFileSync(target, plan);
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
  problems.push(...together(byRule));
  if (problems.length > 0) fail(problems.join("\n"));
}

/**
 * All cases of a rule as modules of one plan: what its rule finds in each must be found there, and nothing else. So no
 * rule takes for one what only looks alike. __tests__/fixtures/together.yaml says where it is otherwise, and why.
 */
function together(byRule) {
  const facts = join(fixtures, "facts.json");
  const exceptions = parse(readFileSync(join(fixtures, "together.yaml"), "utf8"));
  const rules = [...byRule].map(([rule, expected]) => ({
    rule,
    // Other facts are another world, and what is not known until apply may well mean another case's resource.
    names: Object.keys(expected).filter(
      (name) => factsOf(join(fixtures, rule, `${name}.tf`)) === facts && !name.startsWith("unknown"),
    ),
    expected,
  }));
  const plans = rules.map(({ rule, names }) => {
    const plan = join(scratch, `${rule.replace("/", "-")}.together.json`);
    const cases = names.map((name) =>
      JSON.parse(readFileSync(join(fixtures, rule, `${name}.plan.json`), "utf8")),
    );
    writeFileSync(plan, JSON.stringify(combine(cases, readFileSync(facts, "utf8"))));
    return plan;
  });
  const found = evaluateAll(plans.map((plan) => ({ plan, facts })));
  return rules.flatMap(({ rule, names, expected }, i) => {
    const key = (name, { address, message }) => `${name ?? "(plan)"}: ${address ?? "(plan)"}: ${message}`;
    const alone = new Set(
      names.flatMap((name) =>
        expected[name]
          .filter((finding) => finding.rule === rule)
          .map((finding) => key(finding.address && name, finding)),
      ),
    );
    const joined = new Set(
      found[i]
        .filter((finding) => finding.rule === rule)
        .map((finding) => {
          const [, at, address] = /^module\.case_(\d+)\.(.*)$/s.exec(finding.address) ?? [];
          const message = finding.message.replaceAll(`module.case_${at}.`, "");
          return key(names[at], { message, address: address ?? null });
        }),
    );
    const { why = "", missed = [], added = [] } = exceptions[rule] ?? {};
    const differ = (what, actual, listed) =>
      JSON.stringify(actual.sort()) === JSON.stringify([...listed].sort())
        ? []
        : [
            `${rule}, its cases together: ${what}: ${actual.join("; ") || "nothing"} (together.yaml: ${listed.join("; ") || "nothing"})`,
          ];
    return [
      ...differ(
        "not found",
        [...alone].filter((one) => !joined.has(one)),
        missed,
      ),
      ...differ(
        "found as well",
        [...joined].filter((one) => !alone.has(one)),
        added,
      ),
      ...(rule in exceptions && why === "" ? [`${rule}: together.yaml says no why`] : []),
    ];
  });
}

function factsOf(file) {
  const own = file.replace(/\.tf$/, ".facts.json");
  return existsSync(own) ? own : join(fixtures, "facts.json");
}

/** Whether a case needs more than its own HCL, and so a Terraform run of its own. */
function alone(file) {
  return (
    [".world.tf", ".before.tf"].some((ending) => existsSync(file.replace(/\.tf$/, ending))) ||
    existsSync(file.replace(/\.tf$/, ""))
  );
}

/** The other cases share a run. */
function batched(files) {
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
  const plan = await planner(scratch, endpoint).plan(folder);
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
    await planner(scratch, endpoint).apply(other);
    // What the world's outputs say is given to the case as variables of the same name.
    const variables = await planner(scratch, endpoint).outputs(other);
    writeFileSync(join(folder, "world.auto.tfvars.json"), JSON.stringify(variables));
  }
  if (existsSync(modules)) cpSync(modules, join(folder, basename(modules)), { recursive: true });
  const main = join(folder, "main.tf");
  if (existsSync(before)) {
    cpSync(before, main);
    await planner(scratch, endpoint).apply(folder);
  }
  cpSync(file, main);
  return rendered(file, await planner(scratch, endpoint).plan(folder), endpoint);
}

/** The committed form: what differs between two identical runs is taken out. */
function rendered(file, plan, endpoint) {
  delete plan.timestamp;
  delete plan.relevant_attributes;
  return `${JSON.stringify({ _source: stamp(file), ...stable(plan, endpoint, readFileSync(factsOf(file), "utf8")) })}\n`;
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
mkdirSync(fixtures, { recursive: true });
