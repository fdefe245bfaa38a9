import { loadPolicySync } from "@open-policy-agent/opa-wasm";

/** The compiled rules in a wasm memory of their own. */
export type Policy = ReturnType<typeof loadPolicySync>;

/** The Rego is held to builtins that are native in wasm; needing another is a fault of the build. */
const BUILTINS = {};

/**
 * Loads compiled rules.
 * @param module - a `WebAssembly.Module`
 * @param pages - of 64 KiB, of memory to start with
 */
export function loadPolicy(module: object, pages: number): Policy {
  const policy = loadPolicySync(module, { initial: pages }, BUILTINS);
  const { exports } = policy.wasmInstance as unknown as { readonly exports: Exports };
  // opa-wasm takes the address of a result for a signed number: beyond 2 GiB it would read before the memory.
  const evaluate: Exports["opa_eval"] = (...args) => exports.opa_eval(...args) >>> 0;
  return Object.assign(policy, { wasmInstance: { exports: { ...exports, opa_eval: evaluate } } });
}

interface Exports {
  readonly opa_eval: (...args: readonly number[]) => number;
}
