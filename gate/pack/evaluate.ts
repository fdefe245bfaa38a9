import type { Facts } from "../../config/model";
import { CannotJudge } from "../errors";
import type { RawFinding } from "../finding";
import type { PlanDocument } from "../plan/document";
import type { JsonObject } from "../plan/json";
import { project } from "../plan/project";
import type { Waiver } from "../waivers/waiver";
import { loadPolicy, type Policy } from "./load-policy";
import { damaged, type PolicyPack } from "./pack";

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

/** Judges plans with the wasm, one after the other. */
export interface Evaluator {
  /**
   * Says how large the next plan is, before it is parsed: V8 collects garbage when much memory is reserved for the wasm,
   * which is cheap only while there is none.
   */
  expect(bytes: number): void;
  /** @throws CannotJudge if the rules fail on the plan */
  evaluate(plan: PlanDocument): RawVerdict;
}

// Node has it; TypeScript declares it for browsers only.
declare const WebAssembly: {
  readonly Module: {
    new (bytes: Uint8Array): object;
    exports(module: object): readonly { readonly name: string }[];
  };
};

/** What the rules are asked for. */
const ENTRYPOINT = "astro/main/verdict";

const PAGE = 65_536;

/** Most 64 KiB pages to reserve: with all 65 536 the end of the memory wraps to 0 in the allocator of the wasm. */
const MOST_PAGES = 65_535;

/** Pages that any plan gets: more than small ones need, and below what makes V8 collect garbage. */
const FEWEST_PAGES = 512;

/** Bytes of wasm memory to reserve per byte of plan JSON, about twice what was seen to be used; never touched, it is free. */
const EXPANSION = 64;

/**
 * Prepares the compiled rules for judging.
 * @throws CannotJudge if they are damaged
 */
export function evaluator(pack: PolicyPack, { facts, waivers, today }: Context): Evaluator {
  const module = compiled(pack);
  let policy: { readonly pages: number; readonly loaded: Policy } | undefined;

  // Growing the memory page by page, as the wasm does when it runs out, takes minutes; so it is reserved beforehand.
  function reserve(pages: number): Policy {
    if (policy !== undefined && policy.pages >= pages) return policy.loaded;
    const loaded = load(module, pages);
    if (!Object.hasOwn(loaded.entrypoints as object, ENTRYPOINT)) throw damaged("its wasm gives no verdict");
    loaded.setData({ astro: { facts, waivers, today } });
    policy = { pages, loaded };
    return loaded;
  }

  return {
    expect: (bytes) => void reserve(pagesFor(bytes)),
    evaluate: (plan) => {
      try {
        const input = encoded(project(plan, pack.reads));
        return verdictOf(reserve(pagesFor(input.byteLength)).evaluate(input, ENTRYPOINT));
      } catch (error) {
        // After a failure the memory of the wasm may be in any state.
        policy = undefined;
        if (error instanceof CannotJudge) throw error;
        throw new CannotJudge(`${plan.name}: the rules failed on it (${reason(error)})`);
      }
    },
  };
}

function compiled(pack: PolicyPack): object {
  let module: object;
  try {
    module = new WebAssembly.Module(pack.wasm);
  } catch {
    throw damaged("its wasm does not compile");
  }
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  if (!MADE_BY_OPA.every((name) => exported.has(name))) throw damaged("its wasm is not compiled Rego");
  return module;
}

function load(module: object, pages: number): Policy {
  try {
    return loadPolicy(module, pages);
  } catch (error) {
    // Too little memory is no damage.
    if (error instanceof RangeError) throw error;
    throw damaged("its wasm cannot be loaded");
  }
}

/** Some of what every module has that OPA compiles. */
const MADE_BY_OPA = ["opa_wasm_abi_version", "opa_eval", "entrypoints", "builtins"];

function pagesFor(bytes: number): number {
  return Math.min(MOST_PAGES, FEWEST_PAGES + Math.ceil((bytes * EXPANSION) / PAGE));
}

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
