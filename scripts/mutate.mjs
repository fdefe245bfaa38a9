// Mutation testing of the Rego: changes one thing at a time, and expects a test to notice: a Rego test of the file or of
// one that uses it, or a fixture, whose findings would be others.
//   npm run mutants                          every mutant of every rule and library (long)
//   npm run mutants -- --only vpc-peering    those below a path of policies/, or several: --only lib/plan,main.rego
//   npm run mutants -- --except policies/lib those elsewhere
//   npm run mutants -- --sample 200          so many of them, the same for the same Rego
//   npm run mutants -- --write-open …        puts those that survive on the list of those that a test is owed for
//   npm run mutants -- --jobs 1 …            one OPA at a time, not two
// A mutant that nothing notices fails the run, unless policies/mutants.yaml lists it: accepted with a reason, or open. What
// is listed and yet noticed, or there no more, fails a whole run, too. So does a test that fails on the unchanged Rego.
//
// Starting OPA and compiling the libraries takes longer than the tests of one rule. So the mutants of a rule are tried
// side by side: each as a package of another name, with a copy of the tests that means it. Those of the libraries are tried
// in one program, which is told which of them is meant (scripts/lib/library-mutants.mjs).
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { parse, parseDocument } from "yaml";
import { combine } from "./lib/combine.mjs";
import { tried, unchanged } from "./lib/library-mutants.mjs";
import { mutantsOf } from "./lib/mutants.mjs";
import { fail, findOpa, opa } from "./lib/opa.mjs";
import { packageOf, renamedCopy } from "./lib/rego-copies.mjs";

const root = join(dirname(new URL(import.meta.url).pathname), "..");
const policies = join(root, "policies");
const fixtures = join(root, "__tests__", "fixtures");
const only = option("--only");
const except = option("--except");
const sample = option("--sample");
const jobs = Number(option("--jobs") ?? 2);
/** So many mutants share a run: enough to pay for the start, few enough for two runs at a time to fit in memory. */
const TOGETHER = 60;

const TEST_OPTIONS = ["--timeout", "60s", "--format", "json", "--max-errors", "100000"];

const binary = findOpa() ?? fail("opa is needed");
const listed = parse(readFileSync(join(policies, "mutants.yaml"), "utf8"));
const accepted = [...(listed.accepted ?? []), ...(listed.open ?? [])];
const scratch = mkdtempSync(join(tmpdir(), "astro-connect-mutants-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** Every source of the policies, by its path below policies/. */
const sources = new Map(
  readdirSync(policies, { recursive: true })
    .filter((file) => file.endsWith(".rego") && !/^(compiled|entry)\//.test(file))
    .sort()
    .map((file) => [file, readFileSync(join(policies, file), "utf8")]),
);
const isTest = (file) => file.endsWith("_test.rego");
const testOf = (file) => file.replace(/\.rego$/, "_test.rego");
const isLibrary = (file) => file.startsWith(join("lib", "/"));
/** What rules share: the libraries, and what gathers all. */
const isShared = (file) => isLibrary(file) || file === "main.rego";
const files = [...sources.keys()].filter(
  (file) =>
    !isTest(file) &&
    file !== join("lib", "rules.rego") &&
    (only === undefined || only.split(",").some((path) => join("policies", file).includes(path))) &&
    (except === undefined || !join("policies", file).includes(except)),
);
/** Folders that every run has: what rules import and what tests are written with. */
const basics = mkdtempSync(join(scratch, "basics-"));
for (const [file, source] of sources)
  if ((isLibrary(file) && !isTest(file)) || file.startsWith(join("testing", "/")))
    write(join(basics, file), source);

const trees = new Map(
  files.map((file) => [
    file,
    JSON.parse(opa(["parse", "--format", "json", "--json-include", "locations", join(policies, file)])),
  ]),
);
const all = files.flatMap((file) =>
  mutantsOf(sources.get(file), trees.get(file)).map((mutant) => ({ file, ...mutant })),
);
const chosen = (sample === undefined ? all : sampled(all, Number(sample))).map((mutant, key) => ({
  ...mutant,
  key,
}));
console.log(`${all.length} mutants in ${files.length} files, ${chosen.length} to try`);

/** What became of the mutants, by file. */
const fates = new Map();
const survivors = [];
const excused = new Set();
const ofRules = chosen.filter(({ file }) => !isShared(file));
const ofLibraries = chosen.filter(({ file }) => isShared(file));
if (ofRules.length > 0) await inOrder([...new Set(ofRules.map(({ file }) => file))]);
const known =
  ofLibraries.length === 0
    ? undefined
    : await unchanged(
        {
          sources,
          trees,
          cases: casesIn(
            [...sources.keys()].filter((file) => !isTest(file) && !isShared(file)),
            true,
          ),
          scratch,
          run,
        },
        ofLibraries,
      );
const waiting = [
  ...files.flatMap((file) =>
    chunks(
      ofRules.filter((mutant) => mutant.file === file),
      TOGETHER,
    ).map((mutants) => () => rules(file, mutants)),
  ),
  ...chunks(ofLibraries, TOGETHER).map((mutants) => () => libraries(mutants)),
];
await Promise.all(Array.from({ length: jobs }, worker));

if (sample === undefined) for (const [file, fate] of [...fates].sort()) console.log(`${file}: ${told(fate)}`);
console.log(told(total()));
const idle = accepted.filter(
  (entry) => !excused.has(entry) && sample === undefined && files.includes(entry.file),
);
for (const { file, line, change } of idle)
  console.log(`policies/mutants.yaml lists what is killed or gone: ${file}: ${change}: ${line}`);
if (process.argv.includes("--write-open")) {
  writeOpen();
  process.exit(0);
}
if (survivors.length + idle.length > 0) process.exit(1);

async function worker() {
  for (let work = waiting.shift(); work !== undefined; work = waiting.shift())
    (await work()).forEach(survived);
}

/** Those mutants of a rule that nothing notices. */
async function rules(file, mutants) {
  // What compiles is sorted out once; what each stage notices, the next need not try.
  let left = mutants;
  for (const stage of [ownTests, ownFixtures, neighboursFixtures])
    if (left.length > 0) left = await stage(file, left);
  return left;
}

/** Those mutants of the libraries that nothing notices. */
async function libraries(mutants) {
  const { left, killed, stillborn } = await tried(known, mutants);
  killed.forEach((mutant) => met(mutant.file, "killed"));
  stillborn.forEach((mutant) => met(mutant.file, "stillborn"));
  return left;
}

/** Ends the process where the tests of some rules fail as they are. */
async function inOrder(files) {
  const paths = files
    .flatMap((file) => [file, testOf(file)])
    .filter((file) => sources.has(file))
    .map((file) => join(policies, file));
  const { code, stdout, stderr } = await run(["test", basics, ...paths, ...TEST_OPTIONS]);
  if (code === 1) fail(`the unchanged Rego does not compile:\n${stdout}${stderr}`);
  const failing = JSON.parse(stdout).filter((test) => test.fail || test.error);
  if (failing.length > 0)
    fail(
      `tests fail on the unchanged Rego: ${failing.map((test) => `${test.package}.${test.name}`).join(", ")}`,
    );
}

function met(file, fate, times = 1) {
  const own = fates.get(file) ?? { killed: 0, stillborn: 0, accepted: 0, open: 0 };
  fates.set(file, { ...own, [fate]: own[fate] + times });
}

function total() {
  const sum = (fate) => [...fates.values()].reduce((all, own) => all + own[fate], 0);
  return { killed: sum("killed"), stillborn: sum("stillborn"), accepted: sum("accepted"), open: sum("open") };
}

function told({ killed, stillborn, accepted, open }) {
  return `${killed} killed, ${stillborn} do not compile, ${accepted} accepted, ${open} survive`;
}

/** Puts the survivors on the list of those that a test is owed for, and takes off what is killed or gone. */
function writeOpen() {
  const path = join(policies, "mutants.yaml");
  const document = parseDocument(readFileSync(path, "utf8"));
  const keep = (listed.open ?? []).filter((entry) => !idle.includes(entry));
  const open = [...keep, ...survivors.map(named)].sort((a, b) =>
    JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
  );
  document.set("open", document.createNode(open));
  writeFileSync(path, document.toString({ lineWidth: 0 }));
}

function survived(mutant) {
  const entry = accepted.find((candidate) => accepts(candidate, mutant));
  if (entry !== undefined) {
    met(mutant.file, "accepted");
    excused.add(entry);
    return;
  }
  met(mutant.file, "open");
  survivors.push(mutant);
  console.log(shown(mutant));
}

/** Those mutants of a file that its own tests do not notice. All are tried side by side. */
async function ownTests(file, mutants) {
  if (!sources.has(testOf(file))) return mutants;
  return sideBySide(file, mutants, true, async (folder, alive) => {
    const { code, stdout, stderr } = await run(["test", basics, folder, ...TEST_OPTIONS]);
    if (code === 1) return { broken: stderr };
    const noticed = new Set(
      JSON.parse(stdout)
        .filter(({ fail, error }) => fail || error)
        .map((result) => suffixOf(result.package)),
    );
    return { left: alive.filter((_, i) => !noticed.has(i)) };
  });
}

/** Those mutants of a rule with which it finds the same in each of its fixtures. */
async function ownFixtures(file, mutants) {
  return byDenials(file, mutants, casesIn([file]));
}

/** The same for the fixtures of the other rules of its folder, in which it finds what `expected.json` says, or nothing. */
async function neighboursFixtures(file, mutants) {
  const others = [...sources.keys()].filter(
    (other) => !isTest(other) && other !== file && dirname(other) === dirname(file),
  );
  return byDenials(file, mutants, casesIn(others));
}

async function byDenials(file, mutants, cases) {
  if (cases.length === 0) return mutants;
  const path = packageOf(sources.get(file));
  const rules = sources.get(file);
  return sideBySide(file, mutants, false, async (folder, alive) => {
    write(join(folder, "original.rego"), rules);
    const data = write(join(folder, "cases.json"), JSON.stringify({ cases }));
    const found = (suffix) =>
      `[sort(f) | some c in data.cases; f := {json.marshal(d) | some d in ${path}${suffix}.deny} with input as c.plan with data.astro.facts as c.facts]`;
    write(
      join(folder, "query.rego"),
      [
        "package query",
        `original := ${found("")}`,
        ...alive.map((_, i) => `mutant_${i} := ${found(`__m${i}`)}`),
      ].join("\n"),
    );
    const { code, stdout, stderr } = await run([
      "eval",
      "-d",
      basics,
      "-d",
      folder,
      "-d",
      data,
      "--format",
      "json",
      "data.query",
    ]);
    if (code !== 0) return { broken: stdout + stderr };
    const { original, ...rest } = JSON.parse(stdout).result[0].expressions[0].value;
    return { left: alive.filter((_, i) => same(rest[`mutant_${i}`], original)) };
  });
}

/**
 * Tries mutants of a file as packages of their own. `judge` gets a folder and the mutants in it and tells which are left,
 * or what OPA said when it would not compile or evaluate them: then the mutants that it names are dropped, or, where it
 * names none, each half is tried by itself.
 */
async function sideBySide(file, mutants, withTests, judge) {
  if (mutants.length === 0) return mutants;
  const folder = mkdtempSync(join(scratch, "side-"));
  const own = new Set([packageOf(sources.get(file))]);
  mutants.forEach((mutant, i) => {
    write(join(folder, `m${i}`, "mutant.rego"), renamedCopy(mutant.source, own, `__m${i}`));
    if (!withTests) return;
    const tests = new Set([...own, packageOf(sources.get(testOf(file)))]);
    write(
      join(folder, `m${i}`, "mutant_test.rego"),
      renamedCopy(sources.get(testOf(file)), tests, `__m${i}`),
    );
  });
  const { broken, left } = await judge(folder, mutants);
  rmSync(folder, { recursive: true });
  if (broken === undefined) {
    met(file, "killed", mutants.length - left.length);
    return left;
  }
  const named = new Set([...broken.matchAll(/\/m(\d+)\/mutant(?:_test)?\.rego/g)].map(([, i]) => Number(i)));
  if (named.size > 0) {
    met(file, "stillborn", named.size);
    return sideBySide(
      file,
      mutants.filter((_, i) => !named.has(i)),
      withTests,
      judge,
    );
  }
  if (mutants.length === 1) {
    // It compiles and cannot be evaluated: two values for one rule.
    met(file, "killed");
    return [];
  }
  const half = Math.ceil(mutants.length / 2);
  return [
    ...(await sideBySide(file, mutants.slice(0, half), withTests, judge)),
    ...(await sideBySide(file, mutants.slice(half), withTests, judge)),
  ];
}

/**
 * The plans and facts of the fixtures of some rules, and for each rule all of them as modules of one plan; or that plan
 * instead of those that are in it.
 */
function casesIn(rules, instead = false) {
  const shared = readFileSync(join(fixtures, "facts.json"), "utf8");
  return rules.flatMap((file) => {
    const folder = join(fixtures, file.replace(/\.rego$/, ""));
    if (!existsSync(folder)) return [];
    const cases = readdirSync(folder)
      .filter((name) => name.endsWith(".plan.json"))
      .sort()
      .map((name) => {
        const facts = join(folder, name.replace(".plan.json", ".facts.json"));
        return {
          plan: JSON.parse(readFileSync(join(folder, name), "utf8")),
          facts: JSON.parse(existsSync(facts) ? readFileSync(facts, "utf8") : shared),
          alone: existsSync(facts) || name.startsWith("unknown"),
        };
      });
    const together = cases.filter(({ alone }) => !alone).map(({ plan }) => plan);
    return together.length < 2
      ? cases
      : [
          ...cases.filter(({ alone }) => alone || !instead),
          { plan: combine(together, shared), facts: JSON.parse(shared) },
        ];
  });
}

/** Runs OPA. What `heard` returns true for, of the lines of its standard error, is not kept. */
function run(args, heard = () => false) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
    const parts = [];
    const unheard = [];
    child.stdout.on("data", (part) => parts.push(part));
    const lines = createInterface({ input: child.stderr });
    lines.on("line", (line) => heard(line) || unheard.push(line));
    const ended = new Promise((done) => lines.on("close", done));
    child.on("error", reject);
    child.on("close", async (code) => {
      await ended;
      resolve({ code, stdout: Buffer.concat(parts).toString("utf8"), stderr: unheard.join("\n") });
    });
  });
}

function suffixOf(name) {
  return Number(/__m(\d+)$/.exec(name)?.[1] ?? -1);
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function chunks(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}

function accepts(entry, mutant) {
  return (
    entry.file === mutant.file &&
    entry.line === mutant.line &&
    entry.change === mutant.change &&
    (entry.nth ?? 1) === mutant.nth
  );
}

/** What names a mutant in policies/mutants.yaml: `nth` only of the second and further ones with one line and change. */
function named({ file, change, line, nth }) {
  return nth > 1 ? { file, change, line, nth } : { file, change, line };
}

function shown({ file, row, line, change, nth }) {
  return `policies/${file}:${row}: ${change}${nth > 1 ? ` (${nth})` : ""}\n    ${line}`;
}

/** Some of a list, the same for the same list: those whose text has the lowest digests. */
function sampled(list, size) {
  const digest = ({ file, change, line, nth }) =>
    createHash("sha256").update([file, change, line, nth].join("\0")).digest("hex");
  return list
    .map((item) => [digest(item), item])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, size)
    .map(([, item]) => item);
}

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : (process.argv[at + 1] ?? fail(`${name} needs a value`));
}
