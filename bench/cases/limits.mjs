// Where it breaks, and what is said there: twice as much, until it does. Takes long, so it runs only when it is named.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { check, facts, plan } from "../commands.mjs";
import { declared, synth } from "./synth.mjs";

const MOST_MS = 180_000;

export function run(context) {
  const one = facts(context);
  grow(context, "resources of one plan, all relevant", 50_000, (count) =>
    check(context, [plan(context, "limit.json", count, 1)], one),
  );
  grow(context, "findings of one plan", 25_000, (count) =>
    check(context, [plan(context, "limit.json", count, 1, { wrong: true })], one),
  );
  grow(context, "clusters in the facts, with 1000 routes", 250, (count) =>
    check(context, [plan(context, "limit.json", 1000, 1, { clusters: count })], facts(context, count)),
  );
  grow(context, "connections of one file", 1000, (count) => synth(context, declared(context, count)));
  rmSync(plan(context, "limit.json", 1, 1));
}

function grow({ table, folder }, work, first, command) {
  for (let count = first; count <= first * 16; count *= 2) {
    const { command: program, args, cwd, env } = command(count);
    const started = process.hrtime.bigint();
    const { status, stderr } = spawnSync(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
      timeout: MOST_MS,
    });
    const seconds = (Number(process.hrtime.bigint() - started) / 1e9).toFixed(0);
    const said = (stderr ?? "").trim().split("\n")[0]?.slice(0, 160) ?? "";
    table.tell(
      `${count} ${work}`,
      status === 0
        ? `${seconds} s`
        : status === null
          ? `not done after ${seconds} s`
          : `exit ${status} after ${seconds} s: ${said.replace(folder, "")}`,
    );
    if (status !== 0) return;
  }
}
