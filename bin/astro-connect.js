#!/usr/bin/env node
"use strict";

const { existsSync } = require("node:fs");
const { join } = require("node:path");

const main = join(__dirname, "..", "dist", "cli", "main.js");
if (existsSync(main)) {
  void require(main).main(process.argv.slice(2));
} else {
  process.stderr.write("astro-connect is not built: run `npm run build` in its folder first\n");
  process.exitCode = 2;
}
