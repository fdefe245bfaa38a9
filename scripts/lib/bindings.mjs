// Typed bindings of Terraform providers, generated from committed schemas.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// Its index also loads the translators to other languages, which are not installed.
const require = createRequire(import.meta.url);
const path = require.resolve("@cdktf/provider-generator/lib/get/generator/provider-generator.js");
const { TerraformProviderGenerator } = require(path);
const { CodeMaker } = createRequire(path)("codemaker");

const SCHEMA = /^([a-z0-9-]+)\.schema\.json$/;

/** The providers of a folder by name, each with its schema as `terraform providers schema -json` prints it. */
export function schemasOf(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const name = SCHEMA.exec(file)?.[1];
      return name === undefined
        ? []
        : [{ name, schema: JSON.parse(readFileSync(join(folder, file), "utf8")) }];
    });
}

/** Writes the bindings of a provider to `<folder>/providers/<name>/`, in place of what was there. */
export async function generate({ name, schema }, folder) {
  const code = new CodeMaker();
  new TerraformProviderGenerator(code, schema).generateAll();
  rmSync(join(folder, "providers", name), { recursive: true, force: true });
  await code.save(folder);
  const bindings = join(folder, "providers", name);
  // Providers are imported by resource, never by index.
  for (const index of ["index.ts", "lazy-index.ts"]) rmSync(join(bindings, index));
  // The generator knows fewer compiler options than we hold our own code to.
  for (const file of readdirSync(bindings, { recursive: true }).map(String)) {
    if (!file.endsWith(".ts")) continue;
    const path = join(bindings, file);
    writeFileSync(path, `// @ts-nocheck\n${readFileSync(path, "utf8")}`);
  }
}
