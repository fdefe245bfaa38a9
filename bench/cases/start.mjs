// Start-up of each command, as users feel it.
import { join } from "node:path";
import { check, facts, node, plan } from "../commands.mjs";
import { measure } from "../measure.mjs";

export function run(context) {
  const { root, short, table } = context;
  const small = plan(context, "small.json", 100, 0.15);
  const bin = join(root, "bin", "astro-connect.js");
  const command = (...args) => ({ command: node, args: [bin, ...args], cwd: root, accept: [0, 1] });
  const best = measure(
    {
      floor: { command: node, args: ["-e", "0"] },
      help: command("--help"),
      explain: command("explain"),
      ticket: command("ticket", "--all"),
      status: command("status"),
      check: check(context, [small], facts(context)),
    },
    short ? 5 : 10,
  );
  for (const name of ["help", "explain", "ticket", "status"])
    table.add(`start-up: ${name}`, "node -e 0", best[name], best.floor, { limit: 10 });
  table.add("check, 100 resources", "node -e 0", best.check, best.floor, { target: 2, limit: 10 });
}
