#!/usr/bin/env node
// The deploy guard: TERRAFORM_BINARY_NAME names this file, so that cdktf applies only what the policies let pass.
"use strict";
require("../dist/runner/guard-main.js").main(__filename);
