// Regenerates the bindings under providers/ from the schemas beside them.
//
//   npm run providers                                             every provider
//   npm run providers -- SOURCE[@VERSION] TYPE…                   takes the schema of these types from Terraform first, e.g.
//   npm run providers -- hashicorp/random@~>3.7 random_id data.random_…   (a data source: data.<type>)
//   npm run providers -- --check                                  writes nothing, and fails when something is stale
//   npm run providers -- --root FOLDER                            works in another project's providers/
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generate, schemasOf } from "./lib/bindings.mjs";
import { schemaFromTerraform } from "./lib/provider-schema.mjs";

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean" }, root: { type: "string" } },
  allowPositionals: true,
});
const root = values.root ?? fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "providers");

const [source, ...types] = positionals;
if (source !== undefined) {
  const { name, schema } = schemaFromTerraform(source, types);
  writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
const out = values.check ? mkdtempSync(join(tmpdir(), "providers-")) : root;
const providers = schemasOf(folder);
for (const provider of providers) await generate(provider, out);
if (values.check) {
  const stale = providers.flatMap(({ name }) =>
    differences(join(out, "providers", name), join(folder, name)).map((file) =>
      join("providers", name, file),
    ),
  );
  rmSync(out, { recursive: true });
  if (stale.length > 0) {
    console.error(`${stale.join(", ")} is stale: run npm run providers`);
    process.exitCode = 1;
  }
}

function differences(fresh, committed) {
  const files = new Set([...filesOf(fresh), ...filesOf(committed)]);
  return [...files].sort().filter((file) => read(join(fresh, file)) !== read(join(committed, file)));
}

function filesOf(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(directory, file)).isFile());
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
