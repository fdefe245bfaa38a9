// A plan longer than any string of V8, which is read piece by piece.
import { rmSync, statSync } from "node:fs";
import { check, facts, plan } from "../commands.mjs";
import { measure } from "../measure.mjs";

export function run(context) {
  const file = plan(context, "large.json", 480_000, 0.15);
  const size = (statSync(file).size / 2 ** 30).toFixed(1);
  const work = `check, ${size} GiB of plan, 15 % relevant`;
  try {
    const { ours } = measure({ ours: check(context, [file], facts(context)) }, 1);
    const wanted = ours.mb <= 600 ? "" : " (missed)";
    context.table.tell(
      work,
      `${(ours.ms / 1000).toFixed(0)} s, ${ours.mb.toFixed(0)} MiB, wanted ≤ 600 MiB${wanted}`,
    );
  } catch (error) {
    context.table.tell(work, `not judged: ${error.message.split("\n")[0].slice(0, 200)}`);
  }
  rmSync(file);
}
