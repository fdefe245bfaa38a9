import fc from "fast-check";
import { loadPolicy } from "../../../gate/pack/load-policy";
import { readPack } from "../../../gate/pack/pack";

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
