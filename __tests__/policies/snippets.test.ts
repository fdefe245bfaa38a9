import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readPack } from "../../gate";
import { isAws, snippetsOf, writeModules } from "../support/snippets";
import { terraform } from "../support/terraform";
import { describeWith, temporaryFolder } from "../support/tools";

const { terraform: snippets, yaml } = snippetsOf(readPack().rules);

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail: string;
  readonly range?: { readonly filename: string };
}

/** A snippet leaves out what has nothing to do with its rule. */
const LEFT_OUT = /^(Missing required argument|Insufficient \w+ blocks|Invalid combination of arguments)/;

test.each(yaml.map(({ name, hcl }) => [name, hcl]))("%s: is YAML about clusters", (_, text) => {
  const { astro, clusters } = parse(text) as { astro?: { clusters: unknown }; clusters?: unknown };
  expect(astro?.clusters ?? clusters).toBeInstanceOf(Array);
});

/** Is found, so that finding nothing else means something. */
const WRONG = {
  name: "wrong",
  hcl: 'resource "aws_vpc_peering_connection_accepter" "astro" {\n  vpc_peering_connection_id = aws_vpc.x.id\n  auto_acept = true\n}\n',
};

describeWith(terraform, "the Terraform that rules show", (tool) => {
  test("is Terraform, formatted", async () => {
    const folder = temporaryFolder("snippets");
    snippets.forEach(({ hcl }, i) => {
      mkdirSync(join(folder, String(i)));
      writeFileSync(join(folder, String(i), "main.tf"), `${hcl.trimEnd()}\n`);
    });
    const { stdout, stderr } = await tool.run(
      folder,
      ["fmt", "-check", "-recursive", "-no-color"],
      tool.environment(),
    );
    const named = stdout.trim().replaceAll(/^(\d+)\/main.tf$/gm, (_, i: string) => snippets[Number(i)]!.name);
    expect([named, stderr]).toEqual(["", ""]);
  }, 120_000);

  test("has resources, arguments and values that the AWS provider has", async () => {
    // GIVEN
    const folder = temporaryFolder("modules");
    const own = [...snippets.filter(isAws), WRONG];
    writeModules(folder, own);
    const env = tool.environment();
    const init = await tool.run(folder, ["init", "-backend=false", "-no-color"], env);
    expect([init.code, init.stderr]).toEqual([0, ""]);

    // WHEN
    const { stdout } = await tool.run(folder, ["validate", "-json"], env);
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };

    // THEN
    expect(own.length).toBeGreaterThan(100);
    const wrong = diagnostics
      .filter(({ severity, summary }) => severity === "error" && !LEFT_OUT.test(summary))
      .map(({ range, summary, detail }) => {
        const i = /^m(\d+)\//.exec(range?.filename ?? "")?.[1];
        return `${i === undefined ? "" : own[Number(i)]!.name}: ${summary}: ${detail}`;
      });
    expect(wrong).toEqual([expect.stringMatching(/^wrong: Unsupported argument: .*"auto_acept"/)]);
  }, 300_000);
});
