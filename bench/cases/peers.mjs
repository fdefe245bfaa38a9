// Other programs on the same plan; each only where it is installed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { check, facts, isInstalled, plan } from "../commands.mjs";
import { measure } from "../measure.mjs";

export function run(context) {
  const { root, folder, short, table } = context;
  const config = facts(context);
  if (isInstalled("conftest", "--version")) {
    const file = plan(context, "peers-large.json", 10_000, 0.15);
    const data = join(folder, "data.json");
    writeFileSync(data, JSON.stringify({ astro: { facts: parse(readFileSync(config, "utf8")).astro } }));
    const args = ["test", "--policy", join(root, "policies"), "--data", data, file];
    const best = measure(
      { ours: check(context, [file], config), theirs: { command: "conftest", args, accept: [0, 1] } },
      2,
    );
    table.add("check, 10000 resources, 15 % relevant", "conftest, the same rules", best.ours, best.theirs, {
      target: 0.4,
    });
  } else table.tell("check against conftest", "not measured: conftest is not installed");
  if (isInstalled("checkov", "--version")) {
    // It takes minutes for as many as the others get.
    const count = short ? 1000 : 10_000;
    const file = plan(context, "peers.json", count, 0.15);
    const args = ["-f", file, "--quiet", "--compact", "--skip-download"];
    const best = measure(
      { ours: check(context, [file], config), theirs: { command: "checkov", args, accept: [0, 1] } },
      1,
    );
    table.add(
      `check, ${count} resources, 15 % relevant`,
      "checkov, its default checks",
      best.ours,
      best.theirs,
      {
        target: short ? undefined : 0.005,
      },
    );
  } else table.tell("check against checkov", "not measured: checkov is not installed");
}
