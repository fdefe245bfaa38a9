/** `examples/terraform-cloud.yaml`: loaded, emitted and judged as `npm start` does. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ConfigError } from "../../config/errors";
import { loadDeclaration } from "../../config/load";
import { synth } from "../../gate/cdktf";
import { buildApp } from "../../stacks";
import { temporaryFolder } from "../support/tools";

const FILE = resolve(__dirname, "../../examples/terraform-cloud.yaml");

interface Emitted {
  readonly terraform: {
    readonly cloud?: { readonly workspaces: { readonly name: string } };
    readonly backend?: unknown;
  };
}

test("each connection has a workspace of its own, and no other backend", () => {
  // GIVEN
  const loaded = loadDeclaration(FILE);
  const projectDir = temporaryFolder("terraform-cloud");
  const outdir = join(projectDir, "cdktf.out");
  // WHEN
  const { report } = synth(buildApp(loaded, { projectDir, outdir }), { config: FILE });
  // THEN
  const [orders, billing] = ["orders-database", "billing-database"].map(
    (id) => JSON.parse(readFileSync(join(outdir, "stacks", id, "cdk.tf.json"), "utf8")) as Emitted,
  );
  expect(report.findings).toEqual([]);
  expect(report.summary.judged).toBeGreaterThan(0);
  const cloud = (name: string) => ({
    organization: "example",
    workspaces: { name, project: "data-platform" },
  });
  expect(orders?.terraform.cloud).toEqual(cloud("astro-connect-orders-database"));
  expect(billing?.terraform.cloud).toEqual(cloud("billing"));
  expect([orders?.terraform.backend, billing?.terraform.backend]).toEqual([undefined, undefined]);
});

test("two connections in one workspace are refused: their states would overwrite each other", () => {
  // GIVEN
  const file = join(temporaryFolder("terraform-cloud"), "connections.yaml");
  const text = readFileSync(FILE, "utf8");
  writeFileSync(file, text.replace("workspace: billing", "workspace: astro-connect-orders-database"));
  // THEN
  expect(() => loadDeclaration(file)).toThrow(ConfigError);
  expect(() => loadDeclaration(file)).toThrow(/astro-connect-orders-database/);
});
