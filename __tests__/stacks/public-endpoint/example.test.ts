/** `examples/public-endpoint.yaml`: loaded, emitted and judged as `npm start` does. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Testing } from "cdktf";
import { loadDeclaration } from "../../../config/load";
import { StackValidation, synth } from "../../../gate/cdktf";
import { buildApp, ConnectionStack } from "../../../stacks";
import { temporaryFolder } from "../../support/tools";
import { cluster, fileOf } from "../../config/samples";
import { databricks, publicEndpoint, reachable, snowflake } from "./sample";

const FILE = resolve(__dirname, "../../../examples/public-endpoint.yaml");

test("the example shows every target and both phases, and nothing in it is refused", () => {
  // GIVEN
  const loaded = loadDeclaration(FILE);
  const projectDir = temporaryFolder("example");
  // WHEN
  const { report } = synth(buildApp(loaded, { projectDir, outdir: resolve(projectDir, "out") }), {
    config: FILE,
  });
  // THEN
  const targets = loaded.declaration.connections.map((each) =>
    each.route === "public-endpoint" ? each.target.type : each.route,
  );
  expect(targets).toEqual(["snowflake", "databricks", "security-group", "snowflake"]);
  expect(report.findings).toEqual([]);
});

test.each([
  ["Snowflake", snowflake],
  ["Databricks", databricks],
])("the policies see through the list of %s: an address that is left out is refused", (_, target) => {
  // GIVEN facts with one address more than the stack admits
  const facts = temporaryFolder("facts");
  const config = resolve(facts, "connections.yaml");
  writeFileSync(config, fileOf([cluster({ externalIps: ["52.1.1.3", "52.1.1.4", "52.1.1.5"] })]));
  const connection = publicEndpoint({ target, clusters: [{ cluster: reachable(1) }] });
  // WHEN
  const stack = new ConnectionStack(Testing.app(), connection);
  const found = new StackValidation(stack, { config }).validate();
  // THEN
  expect(found).toEqual([expect.stringContaining("public-endpoint/every-address")]);
});
