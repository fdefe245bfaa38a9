#!/usr/bin/env node
// The hook of .pre-commit-hooks.yaml.
"use strict";
require("../dist/cli/pre-commit.js").main(process.argv.slice(2));
