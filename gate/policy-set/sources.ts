import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CannotJudge } from "../errors";
import { packageRoot } from "../private/package-root";

/**
 * The sources of the policy pack that a policy set needs, by path below it: the rules, their library, the entry that
 * `policies.hcl` queries, and that file. Without tests, without the wasm, without the entry for conftest.
 * @throws CannotJudge if they are not where this package keeps them
 */
export function policySources(folder = join(packageRoot(), "policies")): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter(isPartOfSet)
    .sort();
  if (!files.includes("policies.hcl") || !files.includes("main.rego"))
    throw new CannotJudge("the policy pack is damaged: its sources are missing; install astro-connect again");
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

function isPartOfSet(file: string): boolean {
  if (file === "policies.hcl") return true;
  if (!file.endsWith(".rego") || file.endsWith("_test.rego")) return false;
  return file !== "entry/conftest.rego" && !file.startsWith("testing/") && !file.startsWith("compiled/");
}
