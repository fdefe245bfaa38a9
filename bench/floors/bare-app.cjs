// The floor of synth: a bare cdktf app that writes the same Terraform as the stacks in a folder, with the same imports.
//   node bench/floors/bare-app.cjs FOLDER OUTDIR
const { readdirSync, readFileSync, existsSync } = require("node:fs");
const { join } = require("node:path");
const { App, TerraformStack, TerraformResource, TerraformDataSource, TerraformProvider } = require("cdktf");

const [folder, outdir] = process.argv.slice(2);
const app = new App({ outdir });
for (const id of readdirSync(join(folder, "stacks"))) {
  const config = JSON.parse(readFileSync(join(folder, "stacks", id, "cdk.tf.json"), "utf8"));
  const stack = new TerraformStack(app, id);
  for (const [section, make] of [
    ["resource", TerraformResource],
    ["data", TerraformDataSource],
  ]) {
    for (const [type, named] of Object.entries(config[section] ?? {})) {
      load(section, type);
      for (const [name, body] of Object.entries(named)) {
        const element = new make(stack, `${section}-${type}-${name}`, {
          terraformResourceType: type,
          terraformGeneratorMetadata: { providerName: type.split("_")[0] },
        });
        element.overrideLogicalId(name);
        for (const [key, value] of Object.entries(body)) if (key !== "//") element.addOverride(key, value);
      }
    }
  }
  for (const [name, list] of Object.entries(config.provider ?? {})) {
    for (const [i, body] of list.entries()) {
      const provider = new TerraformProvider(stack, `provider-${name}-${i}`, {
        terraformResourceType: name,
        terraformGeneratorMetadata: { providerName: name },
      });
      for (const [key, value] of Object.entries(body)) provider.addOverride(key, value);
    }
  }
  for (const section of ["terraform", "variable", "output", "locals"])
    if (config[section]) stack.addOverride(section, config[section]);
}
app.synth();

function load(section, type) {
  const [provider, ...words] = type.split("_");
  const name = `${section === "data" ? "data-" : ""}${section === "data" ? `${provider}-` : ""}${words.join("-")}`;
  const path = join(__dirname, "..", "..", "node_modules", "@cdktf", `provider-${provider}`, "lib", name);
  if (existsSync(path)) require(path);
}
