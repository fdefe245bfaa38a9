/**
 * What must not matter does not: every fixture is a plan that real Terraform made, changed here in ways that leave its
 * meaning. `ASTRO_CONNECT_RUNS` and `ASTRO_CONNECT_SEED` explore further.
 */
import * as fc from "fast-check";
import { fixtures } from "../support/fixtures";
import { findingsIn, planOf } from "../support/plans/findings";
import { inJson } from "../support/plans/in-json";
import type { MutableObject } from "../support/plans/json";
import { withModulesNamed, withModulesRenamed } from "../support/plans/rename-modules";
import { reordered } from "../support/plans/reorder";
import { unrelatedResources, withUnrelated } from "../support/plans/unrelated";
import { inModule, outOfModule } from "../support/plans/wrap-module";

const all = fixtures();
const RUNS: fc.Parameters<unknown> = {
  numRuns: Number(process.env["ASTRO_CONNECT_RUNS"] ?? 40),
  seed: Number(process.env["ASTRO_CONNECT_SEED"] ?? 20_260_101),
};
const fixture = fc.constantFrom(...all).map((one) => ({ one, toString: () => one.name }));
test("unrelated resources change nothing", () => {
  fc.assert(
    fc.property(fixture, unrelatedResources, ({ one }, resources) => {
      const plan = planOf(one);
      fc.pre(Array.isArray(plan["resource_changes"]));
      expect(findingsIn(withUnrelated(plan, resources), one)).toEqual(findingsIn(plan, one));
    }),
    RUNS,
  );
}, 300_000);

test("the order of resources and modules changes nothing", () => {
  fc.assert(
    fc.property(fixture, fc.nat(), ({ one }, seed) => {
      const plan = planOf(one);
      expect(findingsIn(reordered(plan, seed), one)).toEqual(findingsIn(plan, one));
    }),
    RUNS,
  );
}, 300_000);

test("called as a module, the same Terraform has the same findings", () => {
  fc.assert(
    fc.property(fixture, ({ one }) => {
      const plan = planOf(one);
      expect(findingsIn(inModule(plan), one, outOfModule)).toEqual(findingsIn(plan, one));
    }),
    RUNS,
  );
}, 300_000);

test("the names of modules change nothing", () => {
  fc.assert(
    fc.property(fixture, ({ one }) => {
      const plan = planOf(one);
      const renamed = withModulesRenamed(inModule(plan));
      expect(JSON.stringify(renamed)).not.toMatch(/module\.wrapped[.:"[]/);
      expect(findingsIn(renamed, one, (text) => outOfModule(withModulesNamed(text)))).toEqual(
        findingsIn(plan, one),
      );
    }),
    RUNS,
  );
}, 300_000);

test("written in JSON, the same Terraform has the same findings", () => {
  fc.assert(
    fc.property(fixture, ({ one }) => {
      const plan = planOf(one);
      expect(findingsIn(inJson(plan), one)).toEqual(findingsIn(plan, one));
    }),
    RUNS,
  );
}, 300_000);

test.each([
  ["Terraform Cloud", (plan: MutableObject) => ({ plan, run: { id: "run-1" } })],
  ["Scalr", (tfplan: MutableObject) => ({ tfplan, tfrun: { source: "cli" } })],
  ["Spacelift", (terraform: MutableObject) => ({ terraform, spacelift: { run: { id: "run-1" } } })],
])(
  "in the wrapping of %s, the findings are the same",
  (_, wrapped) => {
    fc.assert(
      fc.property(fixture, ({ one }) => {
        const plan = planOf(one);
        expect(findingsIn(wrapped(plan), one)).toEqual(findingsIn(plan, one));
      }),
      RUNS,
    );
  },
  300_000,
);
