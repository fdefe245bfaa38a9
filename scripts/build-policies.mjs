// Builds the policy pack: METADATA → rules table, Rego → wasm, and the digest that binds them.
//   npm run policies            writes policies/lib/rules.rego and policies/compiled/
//   node scripts/build-policies.mjs --check fails if what is committed differs from what is built, byte for byte
//   node scripts/build-policies.mjs --profile FILE writes the wasm there, with the names of functions, and nothing else
import { createHash } from "node:crypto";
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { execFileSync } from "node:child_process";
import { fail, opa, OPA_VERSION } from "./lib/opa.mjs";
import { linked } from "./lib/binaryen.mjs";

const policies = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), "..", "policies");
const capabilities = join(policies, "capabilities.json");
const severities = ["error", "warning", "note"];

const scratch = mkdtempSync(join(tmpdir(), "astro-connect-policies-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const problems = [];
const annotations = JSON.parse(opa(["inspect", "-a", "--format", "json", policies])).annotations ?? [];
const rules = readRules();
const modules = new Map(regoFiles().map((file) => [file, parsed(file)]));
for (const [file, module] of modules) {
  negatedCalls(file, module);
  walkedRules(file, module);
}
const texts = readTexts();
if (problems.length > 0) fail(problems.join("\n"));

const built = new Map([[join("lib", "rules.rego"), formatted(tableModule(rules))]]);
write(new Map(built), process.argv.includes("--check"));

const profiled = process.argv.indexOf("--profile") + 1;
if (profiled > 0) {
  writeFileSync(process.argv[profiled] ?? fail("--profile needs a file"), await compile({ names: true }));
  process.exit();
}
const wasm = await compile();
built.clear();
built.set(join("compiled", "policy.wasm"), wasm);
const pack = Buffer.from(
  `${JSON.stringify({ opa: OPA_VERSION, vocabulary: vocabulary(), texts, rules }, null, 1)}\n`,
);
built.set(join("compiled", "rules.json"), pack);
built.set(join("compiled", "digest.txt"), Buffer.from(`${digest(wasm, pack)}\n`));
write(built, process.argv.includes("--check"));
console.log(`${rules.length} rules, ${(wasm.length / 1024).toFixed(0)} KiB wasm`);

/** Every package below data.astro.rules, described by its METADATA. */
function readRules() {
  const found = [];
  for (const { annotations: said, path, location } of annotations) {
    const keys = (path ?? []).map((step) => step.value);
    if (said.scope !== "package" || keys[1] !== "astro" || keys[2] !== "rules") continue;
    const file = relative(policies, location.file);
    if (file.endsWith("_test.rego")) continue;
    const id = keys.slice(3).join("/").replaceAll("_", "-");
    const custom = said.custom ?? {};
    const expect = (held, message) => held || problems.push(`policies/${file}: ${message}`);
    expect(file === `${id}.rego`, `the package says the rule is ${id}; the file should be ${id}.rego`);
    expect(said.title && said.description, "METADATA needs a title and a description");
    expect(severities.includes(custom.severity), `custom.severity is one of ${severities.join(", ")}`);
    expect(
      severities.includes(custom.unknown),
      `custom.unknown (severity where a value is unknown) is one of ${severities.join(", ")}`,
    );
    expect(custom.remediation, "custom.remediation says how to mend it");
    expect(custom.document, "custom.document quotes the demand (or names its source)");
    expect(Array.isArray(custom.rows), "custom.rows lists the rows of the table of mistakes, or is []");
    expect(custom.avoid && custom.prefer, "custom.avoid and custom.prefer show Terraform");
    found.push({
      id,
      title: said.title,
      description: (said.description ?? "").trim(),
      severity: custom.severity,
      unknown: custom.unknown,
      remediation: String(custom.remediation ?? "").trim(),
      document: String(custom.document ?? "").trim(),
      rows: custom.rows ?? [],
      aliases: custom.aliases ?? [],
      avoid: custom.avoid,
      prefer: custom.prefer,
      related: (said.related_resources ?? []).map((resource) => resource.ref),
    });
  }
  const described = new Set(found.map((rule) => `${rule.id}.rego`));
  for (const file of ruleFiles()) {
    if (!described.has(file)) problems.push(`policies/${file}: no METADATA of scope package`);
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Resource types that matter only if a text holds one of a few words: `{type: {attribute, words}}`, from the METADATA of
 * the only file that names them. A type that another file names too may matter for other reasons.
 */
function readTexts() {
  const found = {};
  for (const { annotations: said, location } of annotations) {
    if (said.scope !== "package" || said.custom?.texts === undefined) continue;
    const { table, words } = said.custom.texts;
    const file = relative(policies, location.file);
    const rule = modules.get(file).rules.find(({ head }) => head.name === table);
    const own = stringsOf(modules.get(file));
    for (const word of words)
      if (!own.has(word)) problems.push(`policies/${file}: METADATA has the word ${word}, but no rule`);
    const elsewhere = new Set(
      [...modules].flatMap(([other, module]) => (other === file ? [] : [...stringsOf(module)])),
    );
    for (const [{ value: type }, { value: attribute }] of rule.head.value.value)
      if (!elsewhere.has(type)) found[type] = { attribute, words };
  }
  return found;
}

function parsed(file) {
  return JSON.parse(opa(["parse", "--format", "json", "--json-include", "locations", join(policies, file)]));
}

function regoFiles() {
  return readdirSync(policies, { recursive: true })
    .filter((file) => file.endsWith(".rego") && !file.endsWith("_test.rego"))
    .sort();
}

function ruleFiles() {
  return regoFiles().filter(
    (file) => file.includes("/") && !["lib", "entry", "compiled", "testing"].includes(file.split("/")[0]),
  );
}

/** The part of the table that the Rego itself needs. */
function tableModule(all) {
  const table = {};
  for (const { id, severity, unknown, remediation, aliases } of all) {
    const [route, name] = id.replaceAll("-", "_").split("/");
    const former = aliases.length === 0 ? {} : { aliases };
    (table[route] ??= {})[name] = { id, severity, unknown, remediation, ...former };
  }
  return `# METADATA
# title: The rules
# description: What findings say of their rule. Generated from METADATA by \`npm run policies\`; do not edit.
# scope: package
package astro.lib.rules

# METADATA
# description: By route and name, as in the package of the rule.
table := ${JSON.stringify(table, null, "\t")}
`;
}

/**
 * `not f(x) == y` does not mean what it says: OPA evaluates the call outside the negation, so that an undefined `f(x)`
 * makes the whole rule undefined instead of true. Refused; a predicate of its own (`not _is_y(x)`) is right.
 */
function negatedCalls(file, node) {
  if (Array.isArray(node)) return node.forEach((child) => negatedCalls(file, child));
  if (node === null || typeof node !== "object") return;
  if (
    node.negated === true &&
    Array.isArray(node.terms) &&
    node.terms.slice(1).some((term) => term.type === "call")
  ) {
    problems.push(
      `policies/${file}:${node.location?.row ?? "?"}: a call inside a negated expression; write a predicate and negate that`,
    );
  }
  Object.values(node).forEach((child) => negatedCalls(file, child));
}

/**
 * `x in _names`, where `_names` is a rule, goes through the whole set in wasm, and a rule that asks it of every resource
 * becomes quadratic. Refused; `_names[x]` looks it up.
 */
function walkedRules(file, module) {
  const known = new Set([
    ...module.rules.map((rule) => rule.head.ref?.[0]?.value ?? rule.head.name),
    ...(module.imports ?? []).map(({ alias, path }) => alias ?? path.value.at(-1).value),
  ]);
  visit(module.rules);

  function visit(node) {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== "object") return;
    const [operator, , collection] = Array.isArray(node.terms) ? node.terms : [];
    const head = collection?.type === "ref" ? collection.value[0] : collection;
    if (operator?.value?.[1]?.value === "member_2" && head?.type === "var" && known.has(head.value)) {
      problems.push(
        `policies/${file}:${node.location?.row ?? "?"}: "in" goes through all of a rule; look it up: ${head.value}[…]`,
      );
    }
    Object.values(node).forEach(visit);
  }
}

function formatted(source) {
  const file = join(scratch, "rules.rego");
  writeFileSync(file, source);
  return Buffer.from(opa(["fmt", file]));
}

function compile(options) {
  const bundle = join(scratch, "bundle.tar.gz");
  opa(
    [
      "build",
      "-t",
      "wasm",
      "-e",
      "astro/main/verdict",
      "--capabilities",
      capabilities,
      "-o",
      bundle,
      ...regoFiles(),
    ],
    {
      cwd: policies,
    },
  );
  execFileSync("tar", ["-xzf", bundle, "-C", scratch, "/policy.wasm"], {
    stdio: ["ignore", "ignore", "ignore"],
  });
  return linked(readFileSync(join(scratch, "policy.wasm")), options);
}

/**
 * Every string constant of the Rego: whatever a rule can read by name is among them, so the gate may drop all other
 * resource types and attributes before evaluating.
 */
function vocabulary() {
  const words = new Set();
  for (const [file, module] of modules) {
    if (file === join("lib", "rules.rego")) continue;
    for (const text of stringsOf(module)) if (/^[A-Za-z][A-Za-z0-9_]*$/.test(text)) words.add(text);
  }
  return [...words].sort();
}

/** The string constants of a module. */
function stringsOf(module) {
  const found = new Set();
  collect(module);
  return found;

  function collect(node) {
    if (Array.isArray(node)) return node.forEach(collect);
    if (node === null || typeof node !== "object") return;
    if (node.type === "string" && typeof node.value === "string") found.add(node.value);
    for (const [key, value] of Object.entries(node)) if (key !== "annotations") collect(value);
  }
}

function digest(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(createHash("sha256").update(part).digest());
  return hash.digest("hex");
}

function write(files, check) {
  for (const [file, content] of files) {
    const target = join(policies, file);
    let current;
    try {
      current = readFileSync(target);
    } catch {
      current = undefined;
    }
    if (current !== undefined && current.equals(content)) continue;
    if (check) fail(`policies/${file} is not what this OPA builds from the sources. Run: npm run policies`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    console.log(`wrote policies/${relative(policies, join(dirname(target), basename(target)))}`);
  }
}
