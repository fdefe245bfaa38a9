import { loadPolicySync } from "@open-policy-agent/opa-wasm";
import type { Facts } from "../../config/model";
import { CannotJudge } from "../errors";
import type { RawFinding } from "../finding";
import type { JsonObject } from "../plan/json";
import type { Waiver } from "../waivers/waiver";
import type { PolicyPack } from "./pack";

/** What rules compare with. */
export interface Context {
  readonly facts: Facts;
  readonly waivers: readonly Waiver[];
  /** The day waivers are compared with, YYYY-MM-DD. */
  readonly today: string;
}

/** What the Rego says of one plan. */
export interface RawVerdict {
  readonly findings: readonly RawFinding[];
  /** Addresses found to concern Astro. */
  readonly judged: readonly string[];
  /** Positions in the list of waivers of those that matched a finding. */
  readonly waivers: readonly number[];
}

/** Judges projected plans with the wasm. */
export type Evaluate = (name: string, plan: JsonObject) => RawVerdict;

// Node has it; TypeScript declares it for browsers only.
declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => object };

const PAGE = 65_536;

/** Most 64 KiB pages to reserve: with all 65 536 the end of the memory wraps to 0 in the allocator of the wasm. */
const MOST_PAGES = 65_535;

/** Bytes of wasm memory reserved per byte of input; about 20 are used (docs/decisions/0001), the rest is never touched. */
const EXPANSION = 256;

/**
 * Prepares the compiled rules for judging.
 * @throws CannotJudge from the returned function if the rules fail on a plan
 */
export function evaluator(pack: PolicyPack, { facts, waivers, today }: Context): Evaluate {
  let module: object;
  try {
    module = new WebAssembly.Module(pack.wasm);
  } catch {
    throw new CannotJudge(
      "the policy pack is damaged: its wasm does not compile; install astro-connect again",
    );
  }
  return (name, plan) => {
    try {
      const input = encoded(plan);
      // Growing the memory page by page is quadratic; reserved but untouched pages cost nothing.
      const initial = Math.min(MOST_PAGES, 1024 + Math.ceil((input.byteLength * EXPANSION) / PAGE));
      const policy = loadPolicySync(module, { initial }, BUILTINS);
      policy.setData({ astro: { facts, waivers, today } });
      const results = policy.evaluate(input, "astro/main/verdict") as unknown;
      return verdictOf(results);
    } catch (error) {
      throw new CannotJudge(`${name}: the rules failed on it (${reason(error)})`);
    }
  };
}

/** The Rego is held to builtins that are native in wasm; needing another is a fault of the build. */
const BUILTINS = {};

function encoded(plan: JsonObject): ArrayBuffer {
  const bytes = new TextEncoder().encode(JSON.stringify(plan));
  return bytes.buffer.byteLength === bytes.byteLength ? bytes.buffer : bytes.slice().buffer;
}

function verdictOf(results: unknown): RawVerdict {
  const [first] = results as { result: RawVerdict }[];
  // Undefined would mean that nothing was judged, which must not look like a pass.
  if (!Array.isArray(first?.result.findings)) throw new Error("no verdict");
  return first.result;
}

/** opa-wasm throws strings and plain objects as well as errors. */
function reason(error: unknown): string {
  if (error instanceof RangeError) return "nested too deeply, or too large";
  if (/opa_malloc/.test(String(error)))
    return "it needs more memory than wasm has; judge its parts as plans of their own";
  const text =
    error instanceof Error ? error.message : typeof error === "string" ? error : JSON.stringify(error);
  return text.split("\n")[0]?.slice(0, 200) ?? "";
}
