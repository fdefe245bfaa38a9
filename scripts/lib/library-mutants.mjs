// Which mutants of the libraries, and of `main.rego`, something notices: a Rego test, however far away, or a fixture in which
// the pack finds something else. Many are tried in one program (`schemata.mjs`); each is given only the tests and fixtures
// that evaluate the rule it changes, the quickest first, until one fails.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail } from "./opa.mjs";
import { packageOf } from "./rego-copies.mjs";
import { marked, meantAt, schemata } from "./schemata.mjs";

/** Fixtures evaluate the whole pack, so that even the slowest mutant has a minute for each of them. */
const OPTIONS = ["--timeout", "3600s", "--format", "json", "--max-errors", "100000", "--parallel", "1"];

/**
 * What is known of the unchanged Rego: which tests and fixtures get to what some mutants change. Ends the process where a
 * test fails. `sources` are all files by path, `trees` the syntax trees of those that the mutants are of, `cases` the
 * fixtures as `{plan, facts}`, `run` runs OPA.
 */
export async function unchanged({ sources, trees, cases, scratch, run }, mutants) {
  const known = { sources, trees, cases, scratch, run };
  const tests = testsOf(sources);
  const byTests = await reached(known, mutants, true, tests);
  if (byTests.failing.length > 0) fail(`tests fail on the unchanged Rego: ${byTests.failing.join(", ")}`);
  const byFixtures = await reached(
    known,
    mutants,
    false,
    cases.map((_, i) => found(i)),
  );
  const test = (i) => tests[i];
  const fixture = (i) => `data.expected[${i}] == ${found(i)}`;
  return {
    ...known,
    tests: (mutant) => byTests.ways.get(siteOf(mutant)).map(test),
    fixtures: (mutant) => byFixtures.ways.get(siteOf(mutant)).map(fixture),
    expected: byFixtures.values,
  };
}

/** Where a mutant matters, as a text. */
function siteOf({ file, rule, site }) {
  return `${file} ${site?.at ?? rule}`;
}

/**
 * Evaluates some terms: `ways` is, for each site of the mutants, which of the terms get there, the quickest first; `values`
 * are their values, and `failing` the terms that have none, or false.
 */
async function reached(known, mutants, withTests, terms) {
  const { sources, trees, cases, run } = known;
  const numbers = new Map([...new Set(mutants.map(siteOf))].map((site, i) => [site, String(i)]));
  const files = [...new Set(mutants.map(({ file }) => file))].map((file) => {
    const own = mutants.filter((mutant) => mutant.file === file);
    return [file, marked(sources.get(file), trees.get(file), own, (mutant) => numbers.get(siteOf(mutant)))];
  });
  const sites = new Map([...numbers].map(([site, number]) => [number, site]));
  const runs = terms.map((_, i) => ({ i, lines: 0, sites: new Set() }));
  let current;
  const heard = (line) => {
    if (!/^(?:term )?\d+$/.test(line)) return false;
    if (line.startsWith("term ")) current = runs[Number(line.slice("term ".length))];
    else {
      current.lines++;
      current.sites.add(line);
    }
    return true;
  };
  const stdout = await inFolder(known, files, withTests, async (folder) => {
    if (!withTests) write(join(folder, "cases.json"), JSON.stringify({ cases }));
    // A value of `data` of its own for each, because OPA evaluates once what stands in the same surroundings.
    const evaluations = terms.map(
      (term, i) =>
        `values[${i}] := value if {\n\tprint("term ${i}")\n\tvalue := ${term} with data.term as ${i}\n\tprint("term ${i}")\n}`,
    );
    write(join(folder, "reached.rego"), ["package reached", ...evaluations].join("\n\n"));
    const { code, stdout, stderr } = await run(
      // Both are short cuts around conditions that a mutant may change.
      ["eval", "--disable-indexing", "--disable-early-exit", "-d", folder, "data.reached.values"],
      heard,
    );
    return code === 0 ? stdout : fail(`opa eval failed:\n${stdout}${stderr}`);
  });
  const values = JSON.parse(stdout).result[0].expressions[0].value;
  const ways = new Map([...numbers.keys()].map((site) => [site, []]));
  for (const one of runs.toSorted((a, b) => a.lines - b.lines))
    for (const number of one.sites) ways.get(sites.get(number)).push(one.i);
  return {
    ways,
    values: terms.map((_, i) => values[i]),
    failing: terms.filter((_, i) => values[i] !== true),
  };
}

/** The tests of all files, as terms. */
function testsOf(sources) {
  return [...sources].flatMap(([file, source]) =>
    file.endsWith("_test.rego")
      ? [...new Set(source.match(/^test_\w+/gm) ?? [])].map((name) => `${packageOf(source)}.${name}`)
      : [],
  );
}

/** Of some mutants, each with a `key` of its own: those that nothing notices, those that something does, and those that do not compile. */
export async function tried(known, mutants) {
  const tests = await judged(known, mutants, true, known.tests);
  const fixtures = await judged(known, tests.left, false, known.fixtures);
  return {
    left: fixtures.left,
    killed: [...tests.killed, ...fixtures.killed],
    stillborn: [...tests.stillborn, ...fixtures.stillborn],
  };
}

async function judged(known, mutants, withTests, demandsOf) {
  const { sources, trees, cases, expected, run } = known;
  let trying = mutants.filter((mutant) => demandsOf(mutant).length > 0);
  const idle = mutants.filter((mutant) => !trying.includes(mutant));
  const stillborn = [];
  while (trying.length > 0) {
    const choices = new Map();
    const variants = new Map();
    for (const file of new Set(trying.map((mutant) => mutant.file))) {
      const own = schemata(
        sources.get(file),
        trees.get(file),
        trying.filter((mutant) => mutant.file === file),
      );
      choices.set(file, own.source);
      for (const { mutant, source } of own.variants)
        variants.set(join("mutants", `m${mutant.key}.rego`), source);
    }
    const output = await inFolder(known, new Map([...choices, ...variants]), withTests, async (folder) => {
      if (!withTests) write(join(folder, "cases.json"), JSON.stringify({ cases, expected }));
      write(join(folder, "mutants", "mutants_test.rego"), program(sources, trying, demandsOf));
      return run(["test", folder, ...OPTIONS, "--run", "^data\\.mutants\\."]);
    });
    const { code, stdout, stderr } = output;
    if (code !== 1) {
      const noticed = new Set(
        results(output)
          .filter((test) => test.fail || test.error)
          .map((test) => Number(test.name.slice("test_".length))),
      );
      const killed = trying.filter(({ key }) => noticed.has(key));
      return { left: [...idle, ...trying.filter(({ key }) => !noticed.has(key))], killed, stillborn };
    }
    const broken = new Set(
      [...`${stdout}${stderr}`.matchAll(/\/m(\d+)\.rego:\d+/g)].map(([, key]) => Number(key)),
    );
    if (broken.size === 0) fail(`opa test failed:\n${stdout}${stderr}`);
    stillborn.push(...trying.filter(({ key }) => broken.has(key)));
    trying = trying.filter(({ key }) => !broken.has(key));
  }
  return { left: idle, killed: [], stillborn };
}

/** A test for each mutant: that all hold which get to what it changes. Fails with the first that does not. */
function program(sources, mutants, demandsOf) {
  const sites = new Map(mutants.map((mutant) => [siteOf(mutant), demandsOf(mutant)]));
  const names = new Map([...sites.keys()].map((site, i) => [site, `unnoticed_${i}`]));
  return [
    "package mutants",
    ...[...sites].map(([site, demands]) => `${names.get(site)} if {\n\t${demands.join("\n\t")}\n}`),
    ...mutants.map((mutant) => {
      const meant = JSON.stringify({ [meantAt(sources.get(mutant.file), mutant.rule)]: mutant.key });
      return `test_${mutant.key} if ${names.get(siteOf(mutant))} with data.mutant as ${meant}`;
    }),
  ].join("\n\n");
}

/** What the pack finds in a fixture, as one text. */
const found = (i) =>
  `json.marshal(data.astro.main.findings) with input as data.cases[${i}].plan with data.astro.facts as data.cases[${i}].facts`;

/** Runs something in a folder with all the Rego, some files of which are others. */
async function inFolder({ sources, scratch }, others, withTests, work) {
  const folder = mkdtempSync(join(scratch, "schemata-"));
  for (const [file, source] of [...sources, ...others])
    if (withTests || !file.endsWith("_test.rego")) write(join(folder, file), source);
  const result = await work(folder);
  rmSync(folder, { recursive: true });
  return result;
}

function results({ code, stdout, stderr }) {
  return code === 1 ? fail(`opa test failed:\n${stdout}${stderr}`) : JSON.parse(stdout);
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
