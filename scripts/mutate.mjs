// Mutation testing of the Rego: changes one thing at a time, and expects a test of the rule to notice.
//   npm run mutants                          every mutant of every rule and library (long)
//   npm run mutants -- --only vpc-peering    those below a path of policies/
//   npm run mutants -- --sample 50 --seed 7  so many of them, the same for one seed
// A mutant that no test notices fails the run, unless policies/mutants.yaml accepts it with a reason; what is accepted
// and yet noticed, or there no more, fails a whole run, too.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { parse } from "yaml";
import { mutantsOf } from "./lib/mutants.mjs";
import { fail, findOpa, opa } from "./lib/opa.mjs";

const root = join(dirname(new URL(import.meta.url).pathname), "..");
const policies = join(root, "policies");
const only = option("--only");
const sample = option("--sample");
const seed = Number(option("--seed") ?? 1);
const jobs = Number(option("--jobs") ?? 2);

const binary = findOpa() ?? fail("opa is needed");
const accepted = parse(readFileSync(join(policies, "mutants.yaml"), "utf8")).accepted ?? [];
const scratch = mkdtempSync(join(tmpdir(), "astro-connect-mutants-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const files = readdirSync(policies, { recursive: true })
  .filter((file) => file.endsWith(".rego") && !file.endsWith("_test.rego"))
  .filter((file) => !/^(compiled|entry|testing)\//.test(file) && file !== join("lib", "rules.rego"))
  .filter((file) => only === undefined || join("policies", file).includes(only))
  .sort();
const all = files.flatMap((file) => {
  const ast = JSON.parse(
    opa(["parse", "--format", "json", "--json-include", "locations", join(policies, file)]),
  );
  return mutantsOf(readFileSync(join(policies, file), "utf8"), ast).map((mutant) => ({ file, ...mutant }));
});
const chosen = sample === undefined ? all : sampled(all, Number(sample), seed);
console.log(`${all.length} mutants in ${files.length} files, ${chosen.length} to try`);

const count = { killed: 0, stillborn: 0, accepted: 0 };
const survivors = [];
const waiting = [...chosen];
const excused = new Set();
await Promise.all(Array.from({ length: jobs }, (_, i) => worker(i)));

console.log(
  `${count.killed} killed, ${count.stillborn} do not compile, ${count.accepted} accepted, ${survivors.length} survive`,
);
const idle = accepted.filter(
  (entry) => !excused.has(entry) && sample === undefined && files.includes(entry.file),
);
for (const { file, line } of idle)
  console.log(`policies/mutants.yaml accepts what is killed or gone: ${file}: ${line}`);
if (survivors.length + idle.length > 0) process.exit(1);

/** Has a copy of the policies of its own, in which one file at a time is another. */
async function worker(number) {
  const copy = join(scratch, String(number));
  cpSync(policies, copy, {
    recursive: true,
    filter: (source) => !/\.(wasm|json|hcl|yaml|txt)$/.test(source),
  });
  for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
    const target = join(copy, mutant.file);
    const original = readFileSync(target);
    writeFileSync(target, mutant.source);
    const outcome = await tried(copy, mutant.file);
    writeFileSync(target, original);
    const entry = accepted.find((candidate) => accepts(candidate, mutant));
    if (outcome !== "survives") count[outcome]++;
    else if (entry === undefined) {
      survivors.push(mutant);
      console.log(shown(mutant));
    } else {
      count.accepted++;
      excused.add(entry);
    }
  }
}

/** `killed` by a test, `stillborn` (does not compile), or `survives`. The file's own tests first: they are fast. */
async function tried(copy, file) {
  const own = file.replace(/\.rego$/, "_test.rego");
  const library = file.startsWith(join("lib", "/"));
  const tests = readdirSync(join(copy, "lib")).filter((name) => name.endsWith("_test.rego"));
  const sources = readdirSync(join(copy, "lib"))
    .filter((name) => !tests.includes(name))
    .map((name) => join("lib", name));
  if (!library) return run(copy, [...sources, "testing", file, own]);
  const first = tests.includes(relative("lib", own))
    ? await run(copy, [...sources, "testing", own])
    : "survives";
  return first === "survives" ? run(copy, ["."]) : first;
}

function run(cwd, paths) {
  return new Promise((resolve) => {
    execFile(
      binary,
      ["test", ...paths, "--timeout", "30s", "--format", "json"],
      { cwd, maxBuffer: 1 << 26 },
      (error) => {
        // Exit 2: a test failed; 1: it does not compile.
        resolve(error === null ? "survives" : error.code === 2 ? "killed" : "stillborn");
      },
    );
  });
}

function accepts(entry, mutant) {
  return entry.file === mutant.file && entry.line === mutant.line && entry.change === mutant.change;
}

function shown({ file, row, line, change }) {
  return `policies/${file}:${row}: ${change}\n    ${line}`;
}

/** Some of a list, the same for one seed. */
function sampled(list, size, start) {
  let state = start >>> 0;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return list
    .map((item) => [random(), item])
    .sort(([a], [b]) => a - b)
    .slice(0, size)
    .map(([, item]) => item);
}

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : (process.argv[at + 1] ?? fail(`${name} needs a value`));
}
