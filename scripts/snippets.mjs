// Judges the Terraform that rules show: each `avoid` must be found by its rule, in each `prefer` no rule may find anything.
//   npm run snippets [-- RULE…]   real Terraform plans them, completed by __tests__/snippets (scripts/lib/snippets.mjs)
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startEmulator } from "./lib/emulator.mjs";
import { fail } from "./lib/opa.mjs";
import { planner } from "./lib/planner.mjs";
import { reroot } from "./lib/reroot.mjs";
import { asStack, readSnippets } from "./lib/snippets.mjs";

const root = join(dirname(new URL(import.meta.url).pathname), "..");
const folder = join(root, "__tests__", "snippets");
const load = createRequire(import.meta.url);
const { judge, readPack } = load(join(root, "dist", "gate", "index.js"));
const { planOfStack } = load(join(root, "dist", "gate", "synthesized", "plan.js"));

const pack = readPack();
const facts = readFileSync(join(root, "__tests__", "fixtures", "facts.json"), "utf8");
const wanted = process.argv.slice(2);
const all = readSnippets(folder, pack.rules).filter(
  ({ rule }) => wanted.length === 0 || wanted.some((name) => rule.includes(name)),
);
const due = all.filter(({ skip }) => skip === undefined);
if (due.length === 0) fail(`nothing to judge of ${wanted.join(", ")}`);

const scratch = mkdtempSync(join(tmpdir(), "astro-connect-snippets-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const wrong = [];
const planned = due.filter(({ isAws }) => isAws);
if (planned.length > 0) await judgePlanned();
for (const snippet of due.filter(({ isAws }) => !isAws)) {
  // As at synth: what only a provider could tell is deferred.
  const plan = planOfStack(await asStack(snippet.text), pack.reads.vocabulary);
  compare(snippet, plan, JSON.parse(facts), { deferUnknown: true });
}
for (const line of wrong) console.log(line);
console.log(`${due.length} judged, ${all.length - due.length} not, ${wrong.length} not as they should be`);
process.exit(wrong.length === 0 ? 0 : 1);

/** All as modules of one plan, in a world where there is the connection that they name. */
async function judgePlanned() {
  const emulator = await startEmulator();
  try {
    const terraform = planner(scratch, emulator.url);
    const world = folderOf("world", readFileSync(join(folder, "world.tf"), "utf8"));
    await terraform.apply(world);
    const { ids } = await terraform.outputs(world);
    const real = (text) =>
      Object.entries(ids).reduce((whole, [name, id]) => whole.replaceAll(name, id), text);
    planned.forEach(({ text }, i) => folderOf(join("all", `s${i}`), real(text)));
    const calls = planned.map((_, i) => `module "s${i}" {\n  source = "./s${i}"\n}\n`);
    const whole = await terraform.plan(
      folderOf("all", `provider "aws" {\n  region = "us-east-1"\n}\n${calls.join("")}`),
    );
    planned.forEach((snippet, i) => compare(snippet, reroot(whole, `s${i}`), JSON.parse(real(facts))));
  } catch (error) {
    const said = String(error.stderr || error.stack).trim();
    fail(
      said.replaceAll(/\bs(\d+)\b/g, (name, i) =>
        planned[i] ? `${planned[i].rule} ${planned[i].kind}` : name,
      ),
    );
  } finally {
    emulator.stop();
  }
}

function folderOf(name, text) {
  const made = join(scratch, name);
  mkdirSync(made, { recursive: true });
  writeFileSync(join(made, "main.tf"), text);
  return made;
}

function compare({ rule, kind, tolerated }, document, clusters, options = {}) {
  const { report } = judge([{ name: "plan", document }], {
    pack,
    facts: clusters,
    waivers: [],
    today: "2026-01-01",
    ...options,
  });
  const said = (finding) => `\n    ${finding.rule} ${finding.address}: ${finding.message}`;
  if (kind === "avoid") {
    if (report.findings.some((finding) => finding.rule === rule)) return;
    wrong.push(`${rule} avoid: its rule finds nothing${report.findings.map(said).join("")}`);
  } else {
    const found = report.findings.filter((finding) => !tolerated.has(finding.rule));
    if (found.length > 0) wrong.push(`${rule} prefer:${found.map(said).join("")}`);
  }
}
