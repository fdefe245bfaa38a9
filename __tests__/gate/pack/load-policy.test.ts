import { loadPolicy } from "../../../gate/pack/load-policy";
import { readPack } from "../../../gate/pack/pack";

declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => object };

const PAGE = 65_536;

test("a verdict is read wherever it lies in the memory, beyond 2 GiB too", () => {
  const policy = loadPolicy(new WebAssembly.Module(readPack().wasm), 2 ** 31 / PAGE + 1024);
  policy.setData({ astro: { facts: { clusters: [] }, waivers: [], today: "2026-01-01" } });
  const input = { format_version: "1.2", planned_values: {}, resource_changes: [] };
  const near: unknown = policy.evaluate(input, "astro/main/verdict");
  policy.dataHeapPtr = 2 ** 31 + PAGE;
  expect(policy.evaluate(input, "astro/main/verdict")).toEqual(near);
  expect(near).toEqual([{ result: expect.objectContaining({ judged: [] }) }]);
});
