// The pack under native OPA, on raw plans: the second opinion on the wasm.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { opa } from "./opa.mjs";

const policies = join(dirname(new URL(import.meta.url).pathname), "..", "..", "policies");

/**
 * The findings of every `{plan, facts}` (paths of JSON files), sorted. One OPA process for all: the plans are data, and each
 * is given as input in turn.
 */
export function evaluateAll(cases) {
  const folder = mkdtempSync(join(tmpdir(), "astro-connect-native-"));
  try {
    const data = join(folder, "data.json");
    const query = join(folder, "query.rego");
    const read = (file) => JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(
      data,
      JSON.stringify({ cases: cases.map(({ plan, facts }) => ({ plan: read(plan), facts: read(facts) })) }),
    );
    writeFileSync(
      query,
      "package query\nfound := [f | some c in data.cases; f := data.astro.main.findings with input as c.plan with data.astro.facts as c.facts]\n",
    );
    const sources = [
      "-d",
      policies,
      "--ignore",
      "*_test.rego,compiled,*.json,*.hcl",
      "-d",
      query,
      "-d",
      data,
    ];
    const result = JSON.parse(opa(["eval", ...sources, "--format", "json", "data.query.found"]));
    return result.result[0].expressions[0].value.map(sorted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Findings in the order reports have them, without what only METADATA decides. */
function sorted(findings) {
  const key = (finding) => JSON.stringify([finding.rule, finding.address, finding.actual, finding.message]);
  return findings
    .map(({ remediation: _, waived: __, ...rest }) => rest)
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
