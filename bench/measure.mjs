// Whole processes, measured from outside: wall time by the clock, peak memory by what the kernel says at exit.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const preload = join(dirname(new URL(import.meta.url).pathname), "peak-memory.cjs");

/**
 * Runs each command in turn, `rounds` times, so that a noisy minute hits all of them alike; keeps the best of each.
 * @param commands by name: `{command, args, cwd?, env?}`; Node processes report their peak memory
 * @returns by name: `{ms, mb}`; `mb` is undefined for other programs
 */
export function measure(commands, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "astro-connect-bench-"));
  const best = {};
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [name, { command, args, cwd, env, accept = [0] }] of Object.entries(commands)) {
        const report = join(folder, "memory");
        rmSync(report, { force: true });
        const started = process.hrtime.bigint();
        const run = spawnSync(command, args, {
          cwd,
          stdio: ["ignore", "ignore", "pipe"],
          maxBuffer: 1 << 28,
          env: {
            ...process.env,
            ...env,
            NODE_OPTIONS: `--require ${preload}`,
            ASTRO_CONNECT_BENCH_MEMORY: report,
          },
        });
        const ms = Number(process.hrtime.bigint() - started) / 1e6;
        if (!accept.includes(run.status))
          throw new Error(`${name} ended with ${run.status ?? run.signal}: ${run.stderr}`);
        const mb = command === process.execPath ? Number(readFileSync(report, "utf8")) / 1024 : undefined;
        const former = best[name] ?? { ms: Infinity, mb: Infinity };
        best[name] = {
          ms: Math.min(ms, former.ms),
          mb: mb === undefined ? undefined : Math.min(mb, former.mb),
        };
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return best;
}
