// node scripts/keep-code.cjs BUNDLE ARGUMENT…: runs a bundle, and keeps what V8 compiled of it beside it, for `bin/load.js`.
// It need not succeed; where nothing is kept, Node compiles as always.
const { readFileSync, writeFileSync } = require("node:fs");
const { Module, createRequire } = require("node:module");
const { dirname } = require("node:path");
const vm = require("node:vm");

const [file, ...args] = process.argv.slice(2);
const script = new vm.Script(Module.wrap(readFileSync(file, "utf8")), {
  filename: file,
  importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
process.on("exit", () => writeFileSync(`${file}.code`, script.createCachedData()));
process.argv = [process.argv[0], file, ...args];
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, createRequire(file), module_, file, dirname(file));
void module_.exports.main?.(args);
