/**
 * Plans that real Terraform made, broken at random: each is judged, or refused with one clear line; none crashes the
 * gate or keeps it busy. `ASTRO_CONNECT_RUNS` and `ASTRO_CONNECT_SEED` go further.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { check, type CheckOutcome } from "../../gate";
import { fixtures } from "../support/fixtures";
import { planOf } from "../support/plans/findings";
import { mutated, mutations } from "../support/plans/mutate";
import { temporaryFolder } from "../support/tools";

const all = fixtures();
const RUNS: fc.Parameters<unknown> = {
  numRuns: Number(process.env["ASTRO_CONNECT_RUNS"] ?? 100),
  seed: Number(process.env["ASTRO_CONNECT_SEED"] ?? 20_260_101),
};
/** Far more than any of these small plans takes, also on a busy machine. */
const LONGEST_MS = 20_000;

let config: string;
beforeAll(() => {
  config = join(temporaryFolder("fuzz"), "connections.yaml");
  const facts: unknown = JSON.parse(readFileSync(join(__dirname, "..", "fixtures", "facts.json"), "utf8"));
  writeFileSync(config, JSON.stringify({ astro: facts }));
});

function judge(bytes: Uint8Array): CheckOutcome {
  const started = performance.now();
  const outcome = check({
    plans: [{ name: "PLAN", bytes }],
    config,
    format: "json",
    today: "2026-01-01",
  });
  expect(performance.now() - started).toBeLessThan(LONGEST_MS);
  return outcome;
}

/** Judged with a whole report, or refused with one line. */
function expectClear({ exit, stdout, stderr }: CheckOutcome): void {
  if (exit === 2) {
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^PLAN: [^\n]+\n$/);
    expect(stderr).not.toMatch(/^\s+at /m);
    // Rules must not fail on a plan, however odd: the shape is checked before, or the rule says what is wrong.
    expect(stderr).not.toMatch(/the rules failed on it/);
    return;
  }
  const { summary } = JSON.parse(stdout) as { readonly summary: { readonly error: number } };
  expect(exit).toBe(summary.error > 0 ? 1 : 0);
}

const fixture = fc.constantFrom(...all).map((one) => ({ one, toString: () => one.name }));

test("values dropped, exchanged, cut, doubled, of another type", () => {
  fc.assert(
    fc.property(fixture, mutations, ({ one }, changes) => {
      expectClear(judge(Buffer.from(JSON.stringify(mutated(planOf(one), changes)))));
    }),
    RUNS,
  );
}, 600_000);

test("bytes exchanged and cut off", () => {
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 });
  fc.assert(
    fc.property(fixture, flips, fc.option(fc.nat()), ({ one }, changes, length) => {
      const bytes = readFileSync(one.plan);
      for (const [position, value] of changes) bytes[position % bytes.length] = value;
      expectClear(judge(length === null ? bytes : bytes.subarray(0, length % bytes.length)));
    }),
    RUNS,
  );
}, 600_000);

test("two lists of facts in the wrong place: refused, not passed over", () => {
  // A plan where the facts should be, and the facts where the plan should be.
  const facts = readFileSync(join(__dirname, "..", "fixtures", "facts.json"));
  expect(judge(facts).exit).toBe(2);
  expect(
    check({ plans: [{ name: "PLAN", bytes: facts }], config: all[0]!.plan, format: "json" }),
  ).toMatchObject({ exit: 2, stdout: "" });
});
