/** `examples/public-endpoint.yaml`: loaded, emitted and judged as `npm start` does. */
import { resolve } from "node:path";
import { loadDeclaration } from "../../../config/load";
import { synth } from "../../../gate/cdktf";
import { buildApp } from "../../../stacks";
import { temporaryFolder } from "../../support/tools";

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
