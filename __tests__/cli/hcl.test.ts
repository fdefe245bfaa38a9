/** The module in Terraform's native syntax means what its JSON means. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { hcl } from "../../cli/export/hcl";
import { expression } from "../../cli/export/hcl-template";
import { plainModule } from "../../cli/export/plain-module";
import type { JsonObject } from "../../gate/plan/json";
import { ADOPTED } from "../stacks/adopted-stacks";
import { STACKS } from "../stacks/stacks";
import { bytesOf } from "../stacks/synth";
import { terraform } from "../support/terraform";
import { describeWith, temporaryFolder } from "../support/tools";

const MODULES = Object.entries({ ...STACKS, ...ADOPTED }).map(
  ([name, connection]) => [name, plainModule(JSON.parse(bytesOf(connection)) as JsonObject).main] as const,
);

describe("a text of the JSON syntax", () => {
  it.each([
    ["text", '"text"'],
    ["222222222222", '"222222222222"'],
    ["${a.b}", "a.b"],
    ['${jsonencode({ a = ["}"] })}', 'jsonencode({ a = ["}"] })'],
    ['${"${a}:*"}', '"${a}:*"'],
    ["${a}-${b}", '"${a}-${b}"'],
    ["$${a} %%{b}", '"$${a} %%{b}"'],
    ["%{ if a }b%{ endif }", '"%{ if a }b%{ endif }"'],
    ['say "hi" \\ and\n', '"say \\"hi\\" \\\\ and\\n"'],
    ['${a == "\\"}" ? 1 : 2}', 'a == "\\"}" ? 1 : 2'],
  ])("%s", (text, code) => expect(expression(text)).toBe(code));

  it.each([
    ["${a", 'an expression without an end: "${a"'],
    ['${"a}', 'a string without an end: "${\\"a}"'],
    ["${a\n+ b}", 'an expression over several lines: "${a\\n+ b}"'],
    ["${<<E}", 'a comment or heredoc inside an expression: "${<<E}"'],
    ["${a # }", 'a comment or heredoc inside an expression: "${a # }"'],
  ])("%j is refused", (text, message) => expect(() => expression(text)).toThrow(message));
});

describe("what no stack emits is refused", () => {
  it.each<[string, JsonObject, string]>([
    ["a section", { module: { a: {} } }, "the section module"],
    ["an iterator", { resource: { a: { b: { dynamic: { c: { iterator: "d" } } } } } }, "iterator in dynamic"],
    [
      "a list of dynamic blocks",
      { resource: { a: { b: { dynamic: [{ c: {} }] } } } },
      "a list of dynamic blocks",
    ],
    ["a provisioner", { resource: { a: { b: { provisioner: [{}] } } } }, "a provisioner block"],
    ["a setting", { terraform: { experiments: [] } }, "experiments in terraform"],
    ["a computed reference", { resource: { a: { b: { provider: "${c}" } } } }, 'the reference "${c}"'],
  ])("%s", (_what, module, message) => expect(() => hcl(module)).toThrow(message));
});

it("an empty module, a map, a backend, a block that repeats", () => {
  const module: JsonObject = {
    terraform: { required_version: ">= 1.10", backend: { s3: { bucket: "states", encrypt: true } } },
    provider: { aws: [{ region: "us-east-1" }, { alias: "b", assume_role: [{ role_arn: "r" }] }] },
    resource: {
      aws_lb: {
        a: {
          tags: { Name: "a", "b c": "${d.e}" },
          subnet_mapping: [{ subnet_id: "1" }, { subnet_id: "2" }],
          provider: "aws.b",
          depends_on: ["aws_vpc.v"],
          lifecycle: { ignore_changes: ["tags"] },
        },
      },
    },
    output: { for: { value: { for: 1, list: [] } } },
  };
  expect(hcl({})).toBe("terraform {\n}\n");
  expect(hcl(module)).toBe(`terraform {
  required_version = ">= 1.10"

  backend "s3" {
    bucket  = "states"
    encrypt = true
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias = "b"

  assume_role {
    role_arn = "r"
  }
}

resource "aws_lb" "a" {
  provider = aws.b
  tags = {
    Name  = "a"
    "b c" = d.e
  }
  depends_on = [aws_vpc.v]

  subnet_mapping {
    subnet_id = "1"
  }

  subnet_mapping {
    subnet_id = "2"
  }

  lifecycle {
    ignore_changes = [tags]
  }
}

output "for" {
  value = {
    "for" = 1
    list  = []
  }
}
`);
});

describeWith(terraform, "HCL and JSON are the same to Terraform", (tool) => {
  it("texts of any kind, alone and around an expression", async () => {
    // GIVEN
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.constantFrom(
        '"',
        "\\",
        "\n",
        "\t",
        "$",
        "%",
        "{",
        "}",
        "$${",
        "%%{",
        '${"b"}',
        "${local.one}",
        "$$",
        "é",
      ),
    );
    const texts = fc
      .sample(fc.array(piece, { maxLength: 6 }), { numRuns: 400, seed: 45 })
      .map((pieces) => pieces.join(""))
      // What is no template in JSON either.
      .filter((text) => !/[$%]\{/.test(text.replaceAll(/\$\$\{|%%\{|\$\{"b"\}|\$\{local\.one\}/g, "")));
    expect(texts.length).toBeGreaterThan(200);
    const named = texts.map((text, index) => [`t${index}`, text] as const);
    const folder = temporaryFolder("hcl");
    const output = { same: { value: `\${[for k, v in local.json : k if v != local.native[k]]}` } };
    writeFileSync(
      join(folder, "json.tf.json"),
      JSON.stringify({ locals: { one: 1, json: Object.fromEntries(named) }, output }),
    );
    const native = hcl({ locals: { native: Object.fromEntries(named) } });
    writeFileSync(join(folder, "native.tf"), native);
    // WHEN
    const { code, stdout, stderr } = await tool.run(
      folder,
      ["apply", "-auto-approve", "-no-color"],
      tool.environment(),
    );
    // THEN
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("same = []");
    // AND a difference would be seen
    writeFileSync(join(folder, "native.tf"), native.replace('"', '"x'));
    const other = await tool.run(folder, ["apply", "-auto-approve", "-no-color"], tool.environment());
    expect(other.stdout).not.toContain("same = []");
  }, 60_000);

  it("what is taken over", async () => {
    // GIVEN the provider that Terraform has built in
    const folder = temporaryFolder("hcl-import");
    const module: JsonObject = {
      locals: { ids: ["a", "b"] },
      import: [
        { for_each: "${toset(local.ids)}", to: "terraform_data.each[each.key]", id: "${each.value}_1" },
        { to: 'terraform_data.one["a"]', id: "$${x}" },
      ],
      resource: {
        terraform_data: {
          each: { for_each: "${toset(local.ids)}", lifecycle: { ignore_changes: ["input"] } },
          one: { for_each: "${toset(local.ids)}" },
        },
      },
    };
    writeFileSync(join(folder, "main.tf"), hcl(module));
    // WHEN
    const { code, stdout, stderr } = await tool.run(folder, ["plan", "-no-color"], tool.environment());
    // THEN
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.match(/^.*Preparing import.*$/gm)?.sort()).toEqual([
      'terraform_data.each["a"]: Preparing import... [id=a_1]',
      'terraform_data.each["b"]: Preparing import... [id=b_1]',
      'terraform_data.one["a"]: Preparing import... [id=${x}]',
    ]);
  }, 60_000);

  describe("every module", () => {
    const folder = temporaryFolder("modules");
    const env = tool.environment();

    beforeAll(() => {
      for (const [name, { import: _, ...module }] of MODULES) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, "main.tf"), hcl(module));
      }
      const modules = MODULES.map(([name]) => [name, { source: `./${name}` }] as const);
      writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ module: Object.fromEntries(modules) }));
    });

    it("looks as Terraform would write it", async () => {
      const { code, stdout, stderr } = await tool.run(folder, ["fmt", "-check", "-recursive", "-diff"], env);
      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
    });

    it("is valid, to the schema of the provider", async () => {
      expect(await tool.run(folder, ["init", "-no-color"], env)).toMatchObject({ code: 0, stderr: "" });
      const { stdout } = await tool.run(folder, ["validate", "-json"], env);
      const { valid, diagnostics } = JSON.parse(stdout) as {
        valid: boolean;
        diagnostics: { summary: string; detail: string }[];
      };
      const told = diagnostics.filter(({ summary }) => summary !== "Backend configuration ignored");
      expect({ valid, told: told.map(({ summary, detail }) => `${summary}: ${detail}`) }).toEqual({
        valid: true,
        told: [],
      });
    }, 120_000);
  });
});
