// Writes docs/policies from the rules' METADATA: a page per rule, an index, and what is covered. `--check` fails when a page is stale.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { coverage } from "./lib/coverage.mjs";
import { fail } from "./lib/opa.mjs";
import { trialsPage } from "./lib/trials.mjs";

const root = join(dirname(new URL(import.meta.url).pathname), "..");
const docs = join(root, "docs", "policies");
const check = process.argv.includes("--check");
const { rules } = JSON.parse(readFileSync(join(root, "policies", "compiled", "rules.json"), "utf8"));

const pages = new Map(rules.map((rule) => [`${rule.id}.md`, page(rule)]));
pages.set("README.md", index());
const covered = coverage(root, rules);
if (covered.problems.length > 0) fail(covered.problems.join("\n"));
pages.set("coverage.md", covered.page);
const tried = trialsPage(root, rules);
if (tried.problems.length > 0) fail(tried.problems.join("\n"));
pages.set("trials.md", tried.page);

const stale = [...pages].filter(([file, text]) => read(join(docs, file)) !== text).map(([file]) => file);
const orphaned = existing().filter((file) => !pages.has(file));
if (check && stale.length + orphaned.length > 0) {
  fail(`stale pages in docs/policies (npm run policies): ${[...stale, ...orphaned].join(", ")}`);
}
for (const file of orphaned) rmSync(join(docs, file));
for (const file of stale) {
  mkdirSync(dirname(join(docs, file)), { recursive: true });
  writeFileSync(join(docs, file), pages.get(file));
}

function page(rule) {
  const severity =
    rule.unknown === rule.severity
      ? `**${rule.severity}**, also where a value it needs is not known until apply`
      : `**${rule.severity}**; **${rule.unknown}** where a value it needs is not known until apply`;
  const rows = rule.rows.length === 0 ? "" : `\nMistake ${rule.rows.join(", ")} of the table of mistakes.\n`;
  const aliases =
    rule.aliases.length === 0
      ? ""
      : `\nFormerly ${rule.aliases.map((alias) => `\`${alias}\``).join(", ")}.\n`;
  const related =
    rule.related.length === 0
      ? ""
      : `\n## Related\n\n${rule.related.map((link) => `- <${link}>`).join("\n")}\n`;
  return `<!-- Generated from METADATA by npm run policies; do not edit. -->

# ${rule.title}

\`${rule.id}\` · ${severity}
${aliases}
${rule.description}

## Avoid

\`\`\`${language(rule.avoid)}
${rule.avoid.trimEnd()}
\`\`\`

## Prefer

\`\`\`${language(rule.prefer)}
${rule.prefer.trimEnd()}
\`\`\`

## How to fix it

${rule.remediation}

## Document

> ${rule.document.split("\n").join("\n> ")}
${rows}${related}`;
}

/** Rules about the facts show the file they stand in. */
function language(snippet) {
  return /^(#.*\n)*\w+:/.test(snippet) ? "yaml" : "hcl";
}

function index() {
  const routes = [...new Set(rules.map((rule) => rule.id.split("/")[0]))].sort();
  const sections = routes.map((route) => {
    const own = rules.filter((rule) => rule.id.startsWith(`${route}/`));
    const lines = own.map(
      (rule) => `| [${rule.id.split("/")[1]}](${rule.id}.md) | ${rule.severity} | ${rule.title} |`,
    );
    return `## ${route}\n\n| rule | severity | |\n|---|---|---|\n${lines.join("\n")}\n`;
  });
  return `<!-- Generated from METADATA by npm run policies; do not edit. -->

# Policies

${rules.length} rules. \`astro-connect explain RULE\` prints the same as its page.
From each sentence of the document, and each known mistake, to its rules and tests: [what is covered](coverage.md).
What they say about public Terraform for other vendors: [tried on public Terraform](trials.md).

${sections.join("\n")}`;
}

function existing() {
  try {
    return readdirSync(docs, { recursive: true })
      .filter((file) => file.endsWith(".md"))
      .filter(
        (file) => file === "README.md" || readFileSync(join(docs, file), "utf8").startsWith("<!-- Generated"),
      )
      .map((file) => relative(docs, join(docs, file)));
  } catch {
    return [];
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
