// docs/policies/coverage.md: from each mistake and each sentence of the document to its rules and their tests.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What makes a sentence of the document a demand. */
const NORMATIVE = /\b(must|need|needs|only|not|required?|requires|requiring)\b/i;

/**
 * The page, and what is wrong with the sources: a row or sentence with neither rule nor reason, a quote that is not in
 * the document, a normative sentence that is not listed, a rule or row that does not exist.
 */
export function coverage(root, rules) {
  const { mistakes, sentences } = parse(readFileSync(join(root, "policies", "demands.yaml"), "utf8"));
  const document = readFileSync(join(root, "docs", "document.md"), "utf8");
  const ids = new Set(rules.map((rule) => rule.id));
  const problems = [];

  const rows = Object.entries(mistakes).map(([row, { text, left, reason }]) => {
    const own = rules.filter((rule) => rule.rows.includes(row)).map((rule) => rule.id);
    if (own.length === 0 && reason === undefined) problems.push(`row ${row}: neither a rule nor a reason`);
    if (own.length > 0 && reason !== undefined) problems.push(`row ${row}: a reason, though it has rules`);
    return `| ${row} | ${cell(text)} | ${own.map(linked).join("<br>")} | ${cell(reason ?? left ?? "")} |`;
  });
  for (let row = 1; row <= 46; row++) {
    if (mistakes[row] === undefined) problems.push(`row ${row} is not in policies/demands.yaml`);
  }
  for (const rule of rules) {
    for (const row of rule.rows.filter((name) => /^\d+$/.test(name) && mistakes[name] === undefined))
      problems.push(`${rule.id}: there is no row ${row}`);
  }

  const quoting = new Set();
  const demands = sentences.map(({ quote, rules: named = [], reason }) => {
    if (!plain(document).includes(plain(quote))) problems.push(`not in docs/document.md: ${quote}`);
    for (const id of named.filter((id) => !ids.has(id))) problems.push(`there is no rule ${id}: ${quote}`);
    const own = rules.filter((rule) => named.includes(rule.id) || quotes(rule, quote)).map((rule) => rule.id);
    own.forEach((id) => quoting.add(id));
    if (own.length === 0 && reason === undefined) problems.push(`neither a rule nor a reason: ${quote}`);
    return `| ${cell(quote)} | ${own.map(linked).join("<br>")} | ${cell(reason ?? "")} |`;
  });
  const listed = sentences.map(({ quote }) => plain(quote));
  for (const sentence of normative(document)) {
    if (!listed.some((quote) => plain(sentence).includes(quote) || quote.includes(plain(sentence))))
      problems.push(`a demand of docs/document.md that policies/demands.yaml does not list: ${sentence}`);
  }

  const elsewhere = rules
    .filter((rule) => !quoting.has(rule.id))
    .map((rule) => `| ${linked(rule.id)} | ${cell(rule.document)} |`);
  const tests = rules.map((rule) => `| ${linked(rule.id)} | ${tested(rule.id)} |`);
  return { problems, page: page({ rows, demands, elsewhere, tests }) };

  /** Its unit tests, and how many plans there are of each kind. */
  function tested(id) {
    const folder = join("__tests__", "fixtures", id);
    const unit = join("policies", `${id}_test.rego`);
    if (!existsSync(join(root, unit))) problems.push(`${id}: no ${unit}`);
    const plans = existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).filter((file) => file.endsWith(".plan.json"))
      : [];
    if (plans.length === 0) return `[unit](../../${unit}) | | | |`;
    const count = (kind) => plans.filter((file) => file.startsWith(kind)).length || "";
    const counts = ["fail", "pass", "unknown", "near-miss"].map(count).join(" | ");
    return `[unit](../../${unit}), [plans](../../${folder}) | ${counts}`;
  }
}

function page({ rows, demands, elsewhere, tests }) {
  return `<!-- Generated from METADATA and policies/demands.yaml by npm run policies; do not edit. -->

# What is covered

## Mistakes

The table of checkable mistakes. What a rule cannot decide, and why, stands beside it.

| | mistake | rules | not decided |
|---|---|---|---|
${rows.join("\n")}

## Sentences

Every sentence of [the document](../document.md) that demands, forbids or limits something.

| sentence | rules | why none |
|---|---|---|
${demands.join("\n")}

## From elsewhere

Rules whose demand is not a sentence of the document.

| rule | source |
|---|---|
${elsewhere.join("\n")}

## Tests

Plans are made by real Terraform from the HCL beside them, or by hand where a provider cannot be had.

| rule | tests | fail | pass | unknown | near miss |
|---|---|---|---|---|---|
${tests.join("\n")}
`;
}

/** Whether the rule's METADATA quotes the sentence, or a part of it. */
function quotes(rule, sentence) {
  const whole = plain(sentence);
  return rule.document
    .split(/\[…\]|\(|\)|(?<=[a-z])\.\s/i)
    .map(plain)
    .some((part) => part.length > 20 && (whole.includes(part) || part.includes(whole)));
}

/** Sentences and list items that demand, forbid or limit; headings and front matter are none. */
function normative(document) {
  return document
    .replace(/^---[\s\S]*?---\n/, "")
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .flatMap((line) => line.replace(/^(- |\d+\. )/, "").split(/(?<=[a-z)]\.)\s+(?=[A-Z])/))
    .filter((sentence) => NORMATIVE.test(sentence));
}

/** Letters and digits only, so that line breaks, links and capitals do not matter. */
function plain(text) {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}

function linked(id) {
  return `[${id}](${id}.md)`;
}

function cell(text) {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}
