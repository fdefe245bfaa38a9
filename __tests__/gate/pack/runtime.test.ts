import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { Facts } from "../../../config/model";
import { evaluator } from "../../../gate/pack/evaluate";
import { loadPolicy } from "../../../gate/pack/load-policy";
import { readPack } from "../../../gate/pack/pack";
import { planDocument } from "../../../gate/plan/document";
import type { Json } from "../../../gate/plan/json";
import { fixtures } from "../../support/fixtures";

declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => object };

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly opa_malloc: (size: number) => number;
  readonly opa_free: (address: number) => void;
  readonly opa_heap_ptr_get: () => number;
  readonly opa_heap_ptr_set: (address: number) => void;
}

// The allocator of policies/runtime, as it is linked into the pack; that it serves OPA is what the oracles show.
describe("the allocator of the compiled rules", () => {
  const module = new WebAssembly.Module(readPack().wasm);
  const started = (pages = 512): Exports =>
    (loadPolicy(module, pages).wasmInstance as unknown as { readonly exports: Exports }).exports;

  test("blocks hold what was written to them, apart from each other, and are aligned", () => {
    const wasm = started();
    const top = wasm.opa_heap_ptr_get();
    const size = fc.oneof(fc.nat(64), fc.nat(600), fc.nat(100_000));
    const step = fc.record({ size, byte: fc.integer({ min: 1, max: 255 }), frees: fc.option(fc.nat()) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        wasm.opa_heap_ptr_set(top);
        const held: { readonly at: number; readonly size: number; readonly byte: number }[] = [];
        for (const { size, byte, frees } of steps) {
          const at = wasm.opa_malloc(size);
          expect(at % 8).toBe(0);
          new Uint8Array(wasm.memory.buffer, at, size).fill(byte);
          held.push({ at, size, byte });
          if (frees === null) continue;
          const [gone] = held.splice(frees % held.length, 1);
          if (gone !== undefined) wasm.opa_free(gone.at);
        }
        for (const { at, size, byte } of held) {
          expect(new Uint8Array(wasm.memory.buffer, at, size).every((found) => found === byte)).toBe(true);
        }
      }),
    );
  });

  test("what was freed is used again, for any size of its class", () => {
    const wasm = started();
    for (const [first, then] of [
      [0, 4],
      [12, 9],
      [508, 501],
      [509, 636],
      [5000, 4200],
      [1_000_000, 950_000],
    ] as const) {
      const block = wasm.opa_malloc(first);
      const top = wasm.opa_heap_ptr_get();
      wasm.opa_free(block);
      expect(wasm.opa_malloc(then)).toBe(block);
      expect(wasm.opa_heap_ptr_get()).toBe(top);
    }
  });

  test("a reset forgets free blocks, and whatever lay above", () => {
    const wasm = started();
    const top = wasm.opa_heap_ptr_get();
    const first = wasm.opa_malloc(100);
    wasm.opa_free(wasm.opa_malloc(40));
    wasm.opa_heap_ptr_set(top);
    expect(wasm.opa_malloc(100)).toBe(first);
    expect(wasm.opa_malloc(40)).toBeGreaterThan(first);
  });

  test("the memory grows by a quarter, not page by page", () => {
    const wasm = started(64);
    let grown = 0;
    for (let i = 0, { buffer } = wasm.memory; i < 100_000; i++) {
      wasm.opa_malloc(1000);
      if (wasm.memory.buffer !== buffer) grown++;
      buffer = wasm.memory.buffer;
    }
    expect(grown).toBeGreaterThan(0);
    expect(grown).toBeLessThan(20);
  });

  test.each([0x4000_0000, 0x7fff_fff0, 0xffff_ffff])(
    "%i bytes more than there are end in a message",
    (size) => {
      const wasm = started();
      const fill = (): void => {
        for (let i = 0; i < 5; i++) wasm.opa_malloc(size);
      };
      expect(fill).toThrow("opa_malloc: failed");
    },
  );
});

// OPA keeps a hundred compiled patterns, and frees one that it then uses; the build lifts that limit (scripts/lib/binaryen.mjs).
test.each([150, 1000])("%i waivers with wildcards change nothing of what is found", (count) => {
  // GIVEN findings of nearly every rule
  const pack = readPack();
  const plans = fixtures()
    .filter(({ name, facts }) => facts.endsWith("/facts.json") && !name.includes("unknown"))
    .map(({ plan }) => plan);
  const facts = join(__dirname, "..", "..", "fixtures", "facts.json");
  const plan = planDocument("all", together(plans, facts));
  const context = { facts: JSON.parse(readFileSync(facts, "utf8")) as Facts, today: "2026-01-01" };
  const waivers = Array.from({ length: count }, (_, i) => ({
    rule: pack.rules[i % pack.rules.length]?.id ?? "",
    address: `*.none${i}?.*`,
    reason: "a reason",
    owner: "network",
    expires: "2027-01-01",
  }));
  // WHEN
  const without = evaluator(pack, { ...context, waivers: [] }).evaluate(plan).findings;
  const found = evaluator(pack, { ...context, waivers }).evaluate(plan).findings;
  // THEN
  expect(new Set(without.map(({ rule }) => rule)).size).toBeGreaterThan(80);
  expect(sorted(found)).toEqual(sorted(without));
});

/** All plans as one; the script that does so is an ES module, which jest does not load. */
function together(plans: readonly string[], facts: string): Json {
  const script = join(__dirname, "..", "..", "..", "scripts", "lib", "combine.mjs");
  const code = `
    import { readFileSync } from "node:fs";
    import { combine } from ${JSON.stringify(pathToFileURL(script).href)};
    const { plans, facts } = JSON.parse(readFileSync(0, "utf8"));
    const read = (file) => readFileSync(file, "utf8");
    process.stdout.write(JSON.stringify(combine(plans.map((plan) => JSON.parse(read(plan))), read(facts))));`;
  const input = JSON.stringify({ plans, facts });
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    input,
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output.toString()) as Json;
}

function sorted(findings: readonly object[]): string[] {
  return findings.map((finding) => JSON.stringify(finding)).sort();
}
