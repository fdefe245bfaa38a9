// Prints what native OPA finds on plans, as JSON: node scripts/native.mjs < [{"plan": FILE, "facts": FILE}, …]
import { readFileSync } from "node:fs";
import { evaluateAll } from "./lib/native.mjs";

process.stdout.write(JSON.stringify(evaluateAll(JSON.parse(readFileSync(0, "utf8")))));
