/** The threads, as built: jest's own copies of the sources have no files for them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "../../config/model";
import type { Judges } from "../../run-task/judges";
import type { Limits } from "../../run-task/settings";
import { requireBuilt } from "../cli/astro-connect";

const ROOT = join(__dirname, "..", "..");
const FIXTURES = join(ROOT, "__tests__", "fixtures");
const facts = JSON.parse(readFileSync(join(FIXTURES, "facts.json"), "utf8")) as Facts;
const plan = (): Uint8Array =>
  new Uint8Array(readFileSync(join(FIXTURES, "vpc-peering/accepter-must-accept/fail-unset.plan.json")));
const never = new AbortController().signal;

jest.setTimeout(60_000);
beforeAll(requireBuilt);

async function withJudges(judgeMs: number, body: (judges: Judges) => Promise<void>): Promise<void> {
  const { judges } = require(
    join(ROOT, "dist", "run-task", "judges.js"),
  ) as typeof import("../../run-task/judges");
  const limits = { judgeMs, concurrency: 1 } as Limits;
  const threads = judges({ facts, waivers: [], limits } as unknown as Parameters<typeof judges>[0]);
  try {
    await body(threads);
  } finally {
    await threads.close();
  }
}

test("judge a plan, and each with the day it is given", async () => {
  await withJudges(60_000, async (judges) => {
    for (const today of ["2026-06-30", "2026-07-01"]) {
      const { report } = await judges.judge("run-1", plan(), today, never);
      expect(report.findings.map(({ rule }) => rule)).toContain("vpc-peering/accepter-must-accept");
    }
  });
});

test("a plan that takes too long is let go, thread and all", async () => {
  // A thread takes longer than this to start.
  await withJudges(1, async (judges) => {
    await expect(judges.judge("run-1", plan(), "2026-06-30", never)).rejects.toThrow(
      /could not be judged within/,
    );
  });
});

test("a task that is stopped ends its judging, and the next is judged by another thread", async () => {
  await withJudges(60_000, async (judges) => {
    const stop = new AbortController();
    const judged = judges.judge("run-1", plan(), "2026-06-30", stop.signal);
    stop.abort(new Error("stopped"));
    await expect(judged).rejects.toThrow("stopped");
    const { report } = await judges.judge("run-2", plan(), "2026-06-30", never);
    expect(report.summary.error).toBeGreaterThan(0);
  });
});

test("what breaks the judging of one plan does not break the next", async () => {
  await withJudges(60_000, async (judges) => {
    const nested = Buffer.from("[".repeat(900_000));
    await expect(judges.judge("run-1", nested, "2026-06-30", never)).rejects.toThrow(/could not be judged/);
    const { report } = await judges.judge("run-2", plan(), "2026-06-30", never);
    expect(report.summary.error).toBeGreaterThan(0);
  });
});
