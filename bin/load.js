"use strict";

const { existsSync, readFileSync } = require("node:fs");
const { Module, enableCompileCache } = require("node:module");
const { dirname, join } = require("node:path");
const vm = require("node:vm");

const root = join(__dirname, "..");

/**
 * Loads a bundle of `dist/` with the code that V8 compiled when it was built (`scripts/bundle.mjs`): compiling takes as long
 * as all the rest of a short command. Another Node than the one that built does not take it, and compiles for itself.
 *
 * @param name - the bundle, below `dist/`
 * @returns what it exports; undefined, after saying so, where it is not built
 */
exports.load = (name) => {
  const file = join(root, "dist", name);
  if (!existsSync(file)) {
    process.stderr.write("astro-connect is not built: run `npm run build` in its folder first\n");
    process.exitCode = 2;
    return undefined;
  }
  return run(file) ?? compileAndRun(file);
};

function run(file) {
  const kept = `${file}.code`;
  const loader = vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  if (loader === undefined || !existsSync(kept)) return undefined;
  const script = new vm.Script(Module.wrap(readFileSync(file, "utf8")), {
    filename: file,
    cachedData: readFileSync(kept),
    importModuleDynamically: loader,
  });
  if (script.cachedDataRejected) return undefined;
  const module = { exports: {} };
  script.runInThisContext()(module.exports, Module.createRequire(file), module, file, dirname(file));
  return module.exports;
}

function compileAndRun(file) {
  // Node 22 and newer keep what they compiled; beside the code, so that nobody else can put something in its place.
  enableCompileCache?.(join(root, ".cache", "compiled"));
  return require(file);
}
