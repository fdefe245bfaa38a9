#!/usr/bin/env node
"use strict";

void require("./load").load("cli/bundle.cjs")?.main(process.argv.slice(2));
