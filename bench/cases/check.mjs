// `check` of one plan, small to large.
import { rmSync } from "node:fs";
import { check, facts, floor, plan } from "../commands.mjs";
import { measure } from "../measure.mjs";

export function run(context) {
  const { short, table } = context;
  const config = facts(context);
  const rounds = short ? 3 : 5;
  const sizes = short ? [1000, 10_000] : [100, 1000, 10_000, 100_000];
  for (const [label, relevant] of [
    ["15 % relevant", 0.15],
    ["all relevant", 1],
  ]) {
    const times = {};
    for (const size of sizes) {
      const file = plan(context, `plan-${size}-${relevant}.json`, size, relevant);
      times[size] = measure(
        { check: check(context, [file], config), floor: floor(context, "parse.cjs", file) },
        size >= 100_000 ? 2 : rounds,
      );
      table.add(
        `check, ${size} resources, ${label}`,
        "JSON.parse of it",
        times[size].check,
        times[size].floor,
        wanted(size, relevant),
      );
      rmSync(file);
    }
    const large = short ? 10_000 : 100_000;
    table.add(
      `check, ${large} resources against ${large / 10}, ${label}`,
      "itself",
      times[large].check,
      times[large / 10].check,
      // A tenth of a plan costs more than a tenth of the time, because starting costs time too.
      { target: short ? undefined : 11, limit: 14 },
    );
  }
  const hundred = facts(context, 100);
  const file = plan(context, "hundred.json", 10_000, 1, { clusters: 100 });
  const { check: ours, floor: theirs } = measure(
    { check: check(context, [file], hundred), floor: floor(context, "parse.cjs", file) },
    rounds,
  );
  table.add("check, 10000 routes, 100 clusters", "JSON.parse of it", ours, theirs, { target: 4, limit: 20 });
}

function wanted(size, relevant) {
  if (size !== 10_000) return {};
  return relevant === 1 ? { target: 4, limit: 14 } : { target: 1.6, memory: 1.4, limit: 5 };
}
