// Format and strict checks of the Rego; part of `npm run lint`. `--write` formats. Skipped, aloud, where there is no opa.
import { join } from "node:path";
import { fail, findOpa, opa, OPA_VERSION } from "./lib/opa.mjs";

const policies = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..", "policies");

if (findOpa() === undefined) {
  if ((process.env.ASTRO_CONNECT_REQUIRE ?? "").includes("opa")) fail("opa is required and not installed");
  console.error(`SKIPPED Rego lint: needs opa: go install github.com/open-policy-agent/opa@v${OPA_VERSION}`);
  process.exit(0);
}
if (process.argv.includes("--write")) opa(["fmt", "--write", policies]);
const unformatted = opa(["fmt", "--list", policies]).trim();
if (unformatted !== "") fail(`not formatted (npm run fmt):\n${unformatted}`);
opa(["check", "--strict", policies, "--ignore", "compiled,*.json"]);
// The pack itself must do with what wasm and the oldest supported OPA have.
const capabilities = join(policies, "capabilities.json");
opa([
  "check",
  "--strict",
  "--capabilities",
  capabilities,
  policies,
  "--ignore",
  "compiled,*.json,*_test.rego",
]);
