// Writes config/connections.schema.json, which editors complete and check connections.yaml with.
// `--check` writes nothing and fails when the committed file is stale.
import { readFileSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { transformFileSync } from "@swc/core";
import { format, resolveConfig } from "prettier";
import { toJsonSchema } from "@valibot/to-json-schema";

const file = fileURLToPath(new URL("../config/connections.schema.json", import.meta.url));

/** Loads the schema from its source, so that no build is needed and none can be stale. */
function loadSource(path) {
  const require = createRequire(import.meta.url);
  Module._extensions[".ts"] = (module, name) => {
    const options = {
      module: { type: "commonjs" },
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
    };
    module._compile(transformFileSync(name, options).code, name);
  };
  return require(path);
}

const { fileSchema } = loadSource("../config/schema/connection.ts");
const { $schema, ...schema } = toJsonSchema(fileSchema, {
  typeMode: "input",
  overrideSchema({ valibotSchema, jsonSchema }) {
    const { valueObject } = valibotSchema;
    if (valueObject === undefined) return undefined;
    const { known, pattern } = valueObject;
    return { ...jsonSchema, ...(known === undefined ? { pattern: pattern.source } : { enum: known }) };
  },
  overrideAction({ valibotAction, jsonSchema }) {
    if (valibotAction.type === "regex") return { ...jsonSchema, pattern: valibotAction.requirement.source };
    if (valibotAction.type === "metadata") return withSource(jsonSchema, valibotAction.metadata.from);
    // Only lists have a check of their own: nothing stands in them twice.
    if (valibotAction.type === "raw_check") return { ...jsonSchema, uniqueItems: true };
    return undefined;
  },
});

/** Where a fact is had belongs to what an editor shows of its key. */
function withSource({ description, from: _, ...rest }, from) {
  const sentence = from === undefined ? "" : ` ${from[0].toUpperCase()}${from.slice(1)}.`;
  return { ...rest, description: `${description.replace(/([^.])$/, "$1.")}${sentence}` };
}

const title = "connections.yaml of astro-connect";
const text = JSON.stringify({ $schema, title, ...schema });
const options = await resolveConfig(file);
const fresh = await format(text, { ...options, parser: "json" });
if (!process.argv.includes("--check")) {
  writeFileSync(file, fresh);
} else if (readFileSync(file, "utf8") !== fresh) {
  console.error("config/connections.schema.json is stale: run npm run schema");
  process.exitCode = 1;
}
