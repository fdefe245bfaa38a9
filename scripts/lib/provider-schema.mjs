// The schema of a provider, as the provider itself tells it to Terraform, cut down to what is used.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformEnvironment } from "./terraform.mjs";

/**
 * @param source - `NAMESPACE/NAME`, and a version constraint after an `@`
 * @param types - resource types, and data sources as `data.<type>`. None: the provider block alone
 */
export function schemaFromTerraform(source, types) {
  const [, address, name, version] = /^([\w.-]+\/([\w-]+))(?:@(.+))?$/.exec(source) ?? [];
  if (name === undefined) throw new Error(`${source} is no provider: write NAMESPACE/NAME@VERSION`);
  const all = askTerraform({ [name]: { source: address, ...(version && { version }) } });
  const [key, schema] = Object.entries(all.provider_schemas ?? {})[0] ?? [];
  const [data, resources] = [types.filter(isData), types.filter((type) => !isData(type))];
  return {
    name,
    schema: {
      format_version: all.format_version,
      provider_versions: { [key]: all.version },
      provider_schemas: {
        [key]: {
          provider: schema.provider,
          resource_schemas: pick(schema.resource_schemas, resources),
          data_source_schemas: pick(
            schema.data_source_schemas,
            data.map((type) => type.slice("data.".length)),
          ),
        },
      },
    },
  };
}

function isData(type) {
  return type.startsWith("data.");
}

function pick(schemas = {}, types) {
  return Object.fromEntries(
    [...types].sort().map((type) => {
      if (!Object.hasOwn(schemas, type)) throw new Error(`the provider has no ${type}`);
      return [type, schemas[type]];
    }),
  );
}

function askTerraform(required_providers) {
  const folder = mkdtempSync(join(tmpdir(), "schema-"));
  try {
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers } }));
    const env = terraformEnvironment(folder);
    const run = (...args) =>
      execFileSync("terraform", args, { cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 30 });
    run("init", "-input=false");
    const { provider_selections } = JSON.parse(run("version", "-json"));
    return {
      ...JSON.parse(run("providers", "schema", "-json")),
      version: Object.values(provider_selections)[0],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
