// Mutation testing of the Rego: changes one thing at a time, and expects a test to notice: a Rego test of the file or of
// one that uses it, or a fixture, whose findings would be others.
//   npm run mutants                          every mutant of every rule and library (long)
//   npm run mutants -- --only vpc-peering    those below a path of policies/
//   npm run mutants -- --except policies/lib those elsewhere
//   npm run mutants -- --sample 200          so many of them, the same for the same Rego
//   npm run mutants -- --write-open …        puts those that survive on the list of those that a test is owed for
// A mutant that nothing notices fails the run, unless policies/mutants.yaml lists it: accepted with a reason, or open. What
// is listed and yet noticed, or there no more, fails a whole run, too.
//
// Starting OPA and compiling the libraries takes longer than the tests of one rule. So the mutants of a file are tried
// side by side: each as a package of another name, with a copy of the tests that means it.
import { execFile } from "node:child_process";
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
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { parse, parseDocument } from "yaml";
import { combine } from "./lib/combine.mjs";
import { mutantsOf } from "./lib/mutants.mjs";
import { fail, findOpa, opa } from "./lib/opa.mjs";
import { namedIn, packageOf, renamedCopy } from "./lib/rego-copies.mjs";

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
const files = [...sources.keys()].filter(
  (file) =>
    !isTest(file) &&
    file !== join("lib", "rules.rego") &&
    (only === undefined || join("policies", file).includes(only)) &&
    (except === undefined || !join("policies", file).includes(except)),
);
const uses = new Map([...sources].map(([file, source]) => [file, namedIn(source)]));
/** Folders that every run has: what rules import and what tests are written with. */
const basics = mkdtempSync(join(scratch, "basics-"));
for (const [file, source] of sources)
  if ((isLibrary(file) && !isTest(file)) || file.startsWith(join("testing", "/")))
    write(join(basics, file), source);

const all = files.flatMap((file) => {
  const ast = JSON.parse(
    opa(["parse", "--format", "json", "--json-include", "locations", join(policies, file)]),
  );
  return mutantsOf(sources.get(file), ast).map((mutant) => ({ file, ...mutant }));
});
const chosen = sample === undefined ? all : sampled(all, Number(sample));
console.log(`${all.length} mutants in ${files.length} files, ${chosen.length} to try`);

const count = { killed: 0, stillborn: 0, accepted: 0 };
const survivors = [];
const excused = new Set();
const waiting = files.flatMap((file) =>
  chunks(
    chosen.filter((mutant) => mutant.file === file),
    TOGETHER,
  ),
);
await Promise.all(Array.from({ length: jobs }, worker));

console.log(
  `${count.killed} killed, ${count.stillborn} do not compile, ${count.accepted} accepted, ${survivors.length} survive`,
);
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
  for (let mutants = waiting.shift(); mutants !== undefined; mutants = waiting.shift()) {
    const [{ file }] = mutants;
    // What compiles is sorted out once; what each stage notices, the next need not try.
    const stages =
      file === "main.rego"
        ? [everything]
        : isLibrary(file)
          ? [ownTests, usersTests, usersFixtures]
          : [ownTests, ownFixtures, neighboursFixtures];
    let left = mutants;
    for (const stage of stages) if (left.length > 0) left = await stage(file, left);
    left.forEach(survived);
  }
}

/** Puts the survivors on the list of those that a test is owed for, and takes off what is killed or gone. */
function writeOpen() {
  const path = join(policies, "mutants.yaml");
  const document = parseDocument(readFileSync(path, "utf8"));
  const keep = (listed.open ?? []).filter((entry) => !idle.includes(entry));
  const open = [...keep, ...survivors.map(({ file, change, line }) => ({ file, change, line }))].sort(
    (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  );
  document.set("open", document.createNode(open));
  writeFileSync(path, document.toString({ lineWidth: 0 }));
}

function survived(mutant) {
  const entry = accepted.find((candidate) => accepts(candidate, mutant));
  if (entry !== undefined) {
    count.accepted++;
    excused.add(entry);
    return;
  }
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

/** Those mutants of a library that no test of a file that uses it notices, however far away. */
async function usersTests(file, mutants) {
  const users = usersOf(file).filter((user) => sources.has(testOf(user)));
  const copy = mkdtempSync(join(scratch, "library-"));
  cpSync(basics, copy, { recursive: true });
  const left = [];
  for (const mutant of mutants) {
    write(join(copy, file), mutant.source);
    let alive = true;
    for (const some of inTurn(users)) {
      const paths = some.flatMap((user) => (isLibrary(user) ? [testOf(user)] : [user, testOf(user)]));
      const { code } = await run([
        "test",
        copy,
        ...paths.map((path) => join(policies, path)),
        ...TEST_OPTIONS,
      ]);
      // Exit 2: a test failed; 1: it does not compile.
      if (code !== 0) {
        count[code === 2 ? "killed" : "stillborn"]++;
        alive = false;
        break;
      }
    }
    if (alive) left.push(mutant);
  }
  rmSync(copy, { recursive: true });
  return left;
}

/** Those mutants of a library with which the rules that use it find the same in their fixtures. */
async function usersFixtures(file, mutants) {
  return byFindings(
    file,
    mutants,
    usersOf(file).filter((user) => !isLibrary(user)),
  );
}

/** Those mutants of `main.rego` that no test of the policies notices, and no fixture. */
async function everything(file, mutants) {
  const left = [];
  const copy = mkdtempSync(join(scratch, "whole-"));
  cpSync(policies, copy, { recursive: true, filter: (path) => !/\/compiled$|\.json$/.test(path) });
  for (const mutant of mutants) {
    write(join(copy, file), mutant.source);
    const { code } = await run(["test", copy, ...TEST_OPTIONS]);
    if (code === 0) left.push(mutant);
    else count[code === 2 ? "killed" : "stillborn"]++;
  }
  rmSync(copy, { recursive: true });
  return byFindings(
    file,
    left,
    [...sources.keys()].filter((user) => !isTest(user) && !isLibrary(user)),
  );
}

/** Those mutants with which the whole pack finds the same in the fixtures of some rules. */
async function byFindings(file, mutants, rules) {
  if (mutants.length === 0) return mutants;
  const copy = mkdtempSync(join(scratch, "findings-"));
  cpSync(policies, copy, {
    recursive: true,
    filter: (path) => !/\/compiled$|\.json$|_test\.rego$/.test(path),
  });
  const query = write(
    join(copy, "query.rego"),
    "package query\nfound := [f | some c in data.cases; f := data.astro.main.findings with input as c.plan with data.astro.facts as c.facts]\n",
  );
  const parts = inTurn(rules).map((some, i) =>
    write(join(scratch, `${basename(copy)}-${i}.json`), JSON.stringify({ cases: casesIn(some) })),
  );
  const found = async (part) => {
    const { code, stdout } = await run([
      "eval",
      "-d",
      copy,
      "-d",
      part,
      "--format",
      "json",
      `data.${"query.found"}`,
    ]);
    return code === 0 ? stdout : `exit ${code}`;
  };
  const originals = [];
  for (const part of parts) originals.push(await found(part));
  const left = [];
  for (const mutant of mutants) {
    write(join(copy, file), mutant.source);
    let alive = true;
    for (let i = 0; alive && i < parts.length; i++) alive = (await found(parts[i])) === originals[i];
    if (alive) left.push(mutant);
    else count.killed++;
  }
  for (const path of [copy, query, ...parts]) rmSync(path, { recursive: true, force: true });
  return left;
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
    count.killed += mutants.length - left.length;
    return left;
  }
  const named = new Set([...broken.matchAll(/\/m(\d+)\/mutant(?:_test)?\.rego/g)].map(([, i]) => Number(i)));
  if (named.size > 0) {
    count.stillborn += named.size;
    return sideBySide(
      file,
      mutants.filter((_, i) => !named.has(i)),
      withTests,
      judge,
    );
  }
  if (mutants.length === 1) {
    // It compiles and cannot be evaluated: two values for one rule.
    count.killed++;
    return [];
  }
  const half = Math.ceil(mutants.length / 2);
  return [
    ...(await sideBySide(file, mutants.slice(0, half), withTests, judge)),
    ...(await sideBySide(file, mutants.slice(half), withTests, judge)),
  ];
}

/** The rules and libraries that use a library, those that name it first. */
function usersOf(file) {
  const wanted = packageOf(sources.get(file));
  const names = (user, path) =>
    [...uses.get(user)].some((name) => name === path || name.startsWith(`${path}.`));
  const direct = [...sources.keys()].filter((user) => !isTest(user) && user !== file && names(user, wanted));
  const found = new Set(direct);
  for (const user of found)
    if (isLibrary(user)) {
      const path = packageOf(sources.get(user));
      for (const further of sources.keys()) if (!isTest(further) && names(further, path)) found.add(further);
    }
  found.delete(file);
  found.delete(join("lib", "rules.rego"));
  return [...found].filter((user) => user !== "main.rego");
}

/** A few first, then more: most mutants are noticed by the first. */
function inTurn(users) {
  return [users.slice(0, 6), users.slice(6, 30), users.slice(30)].filter((some) => some.length > 0);
}

/** The plans and facts of the fixtures of some rules, and for each rule all of them as modules of one plan. */
function casesIn(rules) {
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
      : [...cases, { plan: combine(together, shared), facts: JSON.parse(shared) }];
  });
}

function run(args) {
  return new Promise((resolve) => {
    execFile(binary, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
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
  return entry.file === mutant.file && entry.line === mutant.line && entry.change === mutant.change;
}

function shown({ file, row, line, change }) {
  return `policies/${file}:${row}: ${change}\n    ${line}`;
}

/** Some of a list, the same for the same list: those whose text has the lowest digests. */
function sampled(list, size) {
  const digest = ({ file, change, line }) =>
    createHash("sha256").update([file, change, line].join("\0")).digest("hex");
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
