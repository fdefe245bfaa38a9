// The trials: public Terraform that connects to other vendors, and what the pack must say about it.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";

/**
 * Every trial of __tests__/trials, by name. A trial names a public repository and a commit; nothing of it is kept here.
 * - `drop`: blocks that need an unrelated world, as regular expressions of `type.name`, `data.type.name`, `output.name`
 * - `replace`: what stands in place of an expression, most often what a dropped block would have told
 * - `standIns`: types of providers that cannot be had, which are planned as what they are given (stand-ins.mjs)
 * - `add`: Terraform of our own beside it, a run's instead of the trial's; `world`: what exists before the plan
 * - `runs`: facts and variables, with exactly the findings that are right, each `rule address`
 */
export function readTrials(root) {
  const folder = join(root, "__tests__", "trials");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => ({ name: basename(file, ".yaml"), ...parse(readFileSync(join(folder, file), "utf8")) }));
}

/** Facts that match nothing in any trial: every trial must then be silent, with nothing judged. */
export const OTHERS = {
  clusters: [
    {
      id: "clk1abcde",
      name: "prod",
      region: "us-east-1",
      accountId: "222222222222",
      cidr: "172.20.0.0/20",
      secondaryCidr: "100.64.0.0/19",
      externalIps: ["52.1.2.3", "52.1.2.4"],
      vpcId: "vpc-0aaaaaaaaaaaaaaa1",
    },
  ],
};

/** The page that says what was tried, and a problem for each rule it names that is none. */
export function trialsPage(root, rules) {
  const trials = readTrials(root);
  const ids = new Set(rules.map(({ id }) => id));
  const problems = [];
  const sections = trials.map((trial) => section(trial, ids, problems));
  const runs = trials.flatMap(({ runs }) => runs);
  const page = `<!-- Generated from __tests__/trials by npm run policies; do not edit. -->

# Tried on public Terraform

What the rules say about ${trials.length} public repositories that make these connections to other vendors. Each is planned by real
Terraform and the real AWS provider against an emulator, once with facts of clusters that have nothing to do with it, and
once for each run below with facts that make the vendor an Astro cluster: its account, its CIDR. With foreign facts the pack
must be silent and judge nothing, and is: ${trials.length} of ${trials.length}. With matching facts it must find exactly what is listed, which was
read against the Terraform by hand: ${runs.length} runs, ${runs.flatMap(({ findings = [] }) => findings).length} findings.

Nothing of these repositories is kept here: \`npm run trials\` clones each at its commit, and fails when a verdict is another
than the one written down. Resources of providers other than AWS are left out; what they would have told
(an account, a peering's id) is either a literal, as in a second plan, or not known until apply, as in a first. Lists of
Snowflake and Databricks are planned as what they are given: their providers cannot be had everywhere.

${sections.join("\n")}`;
  return { page, problems };
}

function section(trial, ids, problems) {
  const where = trial.path === undefined ? "" : `, \`${trial.path}\``;
  const parts = trial.runs.map(({ when, findings = [], because }) => {
    const lines = findings.map(({ rule, address, why }) => {
      if (!ids.has(rule))
        problems.push(`__tests__/trials/${trial.name}.yaml names ${rule}, which is no rule`);
      return `  - [${rule}](${rule}.md) at \`${address}\`: ${why}`;
    });
    const verdict =
      findings.length === 0 ? `nothing to find${because === undefined ? "" : `: ${because}`}` : "";
    return [`- ${when}:${verdict === "" ? "" : ` ${verdict}`}`, ...lines].join("\n");
  });
  const changed = trial.changed === undefined ? "" : `\nChanged because of it: ${trial.changed.trim()}\n`;
  return `## ${trial.vendor}: ${trial.connects}

[${trial.repository}](https://github.com/${trial.repository}/tree/${trial.commit})${where}, commit \`${trial.commit.slice(0, 10)}\`

${parts.join("\n")}
${changed}`;
}
