#!/usr/bin/env node
"use strict";

const { existsSync } = require("node:fs");
const module_ = require("node:module");
const { join } = require("node:path");

const root = join(__dirname, "..");
const main = join(root, "dist", "cli", "bundle.cjs");
if (existsSync(main)) {
  // Node 22 and newer keep what they compiled; beside the code, so that nobody else can put something in its place.
  module_.enableCompileCache?.(join(root, ".cache", "compiled"));
  void require(main).main(process.argv.slice(2));
} else {
  process.stderr.write("astro-connect is not built: run `npm run build` in its folder first\n");
  process.exitCode = 2;
}
