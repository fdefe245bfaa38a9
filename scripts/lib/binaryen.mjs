// Binaryen, which links and optimizes the compiled rules. OPA's compiler gives every function a local for every value; V8's
// first compiler takes time for each of them, which is most of what a small check costs (docs/performance.md).
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fail } from "./opa.mjs";

const here = dirname(new URL(import.meta.url).pathname);
const folder = join(here, "..", "wasm-opt");
const binaryen = join(folder, "node_modules", "binaryen");
const runtime = join(here, "..", "..", "policies", "runtime");

/** Whether it is installed. The root does not depend on it: only who builds the pack needs its 100 MB. */
export const isInstalled = () => existsSync(binaryen);

/**
 * Puts our allocator and text functions (`policies/runtime/`) in the place of OPA's, and optimizes the whole. The same input
 * gives the same bytes; nothing newer than the first version of WebAssembly is emitted, which is what OPA emits.
 * @param {Buffer} wasm - as `opa build` writes it
 * @param {{ names?: boolean }} options - `names` keeps the names of functions, for profiles
 * @returns {Promise<Buffer>}
 */
export async function linked(wasm, { names = false } = {}) {
  if (!isInstalled()) {
    execFileSync("npm", ["ci", "--no-fund", "--no-audit", "--prefix", folder], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  const scratch = mkdtempSync(join(tmpdir(), "astro-connect-wasm-"));
  const file = (name) => join(scratch, name);
  try {
    writeFileSync(file("opa.wasm"), await opened(wasm));
    for (const part of ["allocator", "text"]) {
      run("wasm-as", "-g", join(runtime, `${part}.wat`), "-o", file(`${part}.wasm`));
    }
    const parts = ["opa", "allocator", "text"].flatMap((part) => [file(`${part}.wasm`), part]);
    run("wasm-merge", "-g", ...parts, "-o", file("merged.wasm"));
    writeFileSync(file("closed.wasm"), await closed(readFileSync(file("merged.wasm")), exportsOf(wasm)));
    run("wasm-opt", "-O3", ...(names ? ["-g"] : []), file("closed.wasm"), "-o", file("optimized.wasm"));
    return readFileSync(file("optimized.wasm"));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The compiled rules, with imports where OPA's functions were and exports of what those need. */
async function opened(wasm) {
  const { default: api } = await import(join(binaryen, "index.js"));
  const { i32, none, createType } = api;
  const module = api.readBinary(wasm);
  const replace = (name, part, base, params, results) => {
    found(module, name);
    module.removeFunction(name);
    module.addFunctionImport(name, part, base, params, results);
  };
  // OPA's resets go on, because they empty the caches of built-in functions, too.
  const precede = (name, part, base) => {
    const it = api.Function(found(module, name));
    const ours = `${part}_${base}`;
    module.addFunctionImport(ours, part, base, i32, none);
    it.setBody(module.block(null, [module.call(ours, [module.local.get(0, i32)], none), it.getBody()]));
  };
  precede("opa_malloc_init", "allocator", "init");
  precede("opa_heap_ptr_set", "allocator", "heap_ptr_set");
  replace("opa_heap_ptr_get", "allocator", "heap_ptr_get", none, i32);
  replace("opa_malloc", "allocator", "malloc", i32, i32);
  replace("opa_free", "allocator", "free", i32, none);
  replace("opa_free_bulk", "allocator", "free", i32, none);
  replace("opa_realloc", "allocator", "realloc", createType([i32, i32]), i32);
  replace("opa_strncmp", "text", "strncmp", createType([i32, i32, i32]), i32);

  const hash = api.Function(found(module, "opa_value_hash"));
  const locals = Array.from({ length: hash.getNumVars() }, (_, i) => hash.getVar(i));
  module.addFunction("opa_other_hash", i32, i32, locals, hash.getBody());
  replace("opa_value_hash", "text", "value_hash", i32, i32);
  module.addFunctionExport("opa_other_hash", "other_hash");

  keepAllPatterns(api, module);

  const abort = module.call("opa_abort", [module.i32.const(addressOf(module, "opa_malloc: failed"))], none);
  module.addFunction("opa_out_of_memory", none, none, [], abort);
  module.addFunctionExport("opa_out_of_memory", "out_of_memory");
  return emitted(api, module);
}

/**
 * OPA keeps a hundred compiled regular expressions, and may throw out the one that it has just used, and then uses it again: with
 * a hundred waivers with wildcards the verdict is a trap, or anything. Here it keeps as many as there are.
 */
function keepAllPatterns(api, module) {
  const constants = [];
  visit(api.Function(found(module, "reuse(re2::RE2*)")).getBody());
  if (constants.length !== 1) fail("OPA's cache of regular expressions has another form; see decision 47");
  api.Const(constants[0]).valueI32 = 0x7fffffff;

  function visit(expression) {
    const info = api.getExpressionInfo(expression);
    if (info.id === api.ConstId) {
      if (info.value === 100) constants.push(expression);
    } else {
      const parts = PARTS.flatMap((part) => info[part] ?? []);
      parts.filter((part) => typeof part === "number" && part > 0).forEach(visit);
    }
  }
}

/** Where Binaryen keeps what an expression is made of. */
const PARTS = [
  "children",
  "operands",
  "condition",
  "ifTrue",
  "ifFalse",
  "body",
  "left",
  "right",
  "ptr",
  "value",
];

/** The linked rules, without what the parts export for one another. */
async function closed(wasm, names) {
  const { default: api } = await import(join(binaryen, "index.js"));
  const module = api.readBinary(wasm);
  for (const name of exportsOf(wasm)) if (!names.includes(name)) module.removeExport(name);
  return emitted(api, module);
}

function exportsOf(wasm) {
  return WebAssembly.Module.exports(new WebAssembly.Module(wasm)).map(({ name }) => name);
}

function emitted(api, module) {
  if (!module.validate()) fail("the linked rules are no valid wasm");
  api.setDebugInfo(true);
  return module.emitBinary();
}

function found(module, name) {
  return (
    module.getFunction(name) ||
    fail(`this OPA has no function ${name}; see docs/decisions/0047-parts-of-opas-runtime.md`)
  );
}

/** Where a constant text of OPA's lies in memory. */
function addressOf(module, text) {
  for (let i = 0; i < module.getNumDataSegments(); i++) {
    const { offset, data } = module.getDataSegmentInfo(module.getDataSegmentByIndex(i));
    const at = Buffer.from(data).indexOf(`\0${text}\0`);
    if (at >= 0) return offset + at + 1;
  }
  return fail(`this OPA has no text ${JSON.stringify(text)}`);
}

function run(program, ...args) {
  try {
    execFileSync(process.execPath, [join(binaryen, "bin", program), "--mvp-features", ...args], {
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (error) {
    fail(`${program} failed:\n${String(error.stderr ?? error.message).slice(-2000)}`);
  }
}
