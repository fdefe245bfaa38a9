// A thousand plans in one call.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { check, facts, floor } from "../commands.mjs";
import { measure } from "../measure.mjs";
import { writePlan } from "../plans.mjs";

export function run(context) {
  const folder = join(context.folder, "many");
  mkdirSync(folder);
  for (let i = 0; i < 1000; i++) writePlan(join(folder, `${i}.json`), 1000, 0.15);
  const plans = readdirSync(folder).map((file) => join(folder, file));
  const config = facts(context);
  const { ours, theirs } = measure(
    { ours: check(context, plans, config), theirs: floor(context, "parse-parallel.cjs", folder) },
    2,
  );
  rmSync(folder, { recursive: true });
  context.table.add("check, 1000 plans of 1000 resources", "JSON.parse of them, as parallel", ours, theirs, {
    target: 1.8,
  });
}
