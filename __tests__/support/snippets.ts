import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Rule } from "../../gate";

/** Terraform in the METADATA of a rule. */
export interface Snippet {
  /** `vpc-peering/cidr-overlap avoid`. */
  readonly name: string;
  readonly hcl: string;
}

/** What the METADATA of the rules shows; where only the file with the facts can be right or wrong, that is YAML. */
export function snippetsOf(rules: readonly Rule[]): { terraform: Snippet[]; yaml: Snippet[] } {
  const all = rules.flatMap(({ id, avoid, prefer }) => [
    { name: `${id} avoid`, hcl: avoid },
    { name: `${id} prefer`, hcl: prefer },
  ]);
  const isYaml = ({ hcl }: Snippet): boolean => /^(#.*\n)*\w+:/.test(hcl);
  return { terraform: all.filter((snippet) => !isYaml(snippet)), yaml: all.filter(isYaml) };
}

/** Whether only resources of the AWS provider stand in it: the others' schemas cannot be had without network. */
export function isAws({ hcl }: Snippet): boolean {
  return [...hcl.matchAll(/^(?:resource|data) "([a-z]+)_/gm)].every(([, provider]) => provider === "aws");
}

/** Writes the snippets as modules of one root, each complete: what it refers to and does not show is a variable. */
export function writeModules(folder: string, snippets: readonly Snippet[]): void {
  const calls = snippets.map((snippet, i) => {
    const { text, aliases } = completed(snippet.hcl);
    mkdirSync(join(folder, `m${i}`));
    writeFileSync(join(folder, `m${i}`, "main.tf"), text);
    const providers = aliases.map((alias) => `    aws.${alias} = aws.other`);
    return [
      `module "m${i}" {`,
      `  source = "./m${i}"`,
      "  elsewhere = var.elsewhere",
      ...(aliases.length === 0 ? [] : ["  providers = {", "    aws = aws", ...providers, "  }"]),
      "}",
    ].join("\n");
  });
  const root = `provider "aws" {\n  region = "us-east-1"\n}\nprovider "aws" {\n  alias  = "other"\n  region = "us-west-2"\n}\nvariable "elsewhere" {\n  type = any\n}\n`;
  writeFileSync(join(folder, "main.tf"), `${root}${calls.join("\n")}\n`);
}

function completed(hcl: string): { readonly text: string; readonly aliases: readonly string[] } {
  const declared = new Set(
    [...hcl.matchAll(/^(resource|data) "(\w+)" "(\w+)"/gm)].map(
      ([, kind, type, name]) => `${kind === "data" ? "data." : ""}${type}.${name}`,
    ),
  );
  const known = (reference: string): boolean => declared.has(reference);
  const text = hcl
    .split("\n")
    // `moved` and `removed` name what is meant to be gone.
    .map((line) => (/^\s*(#|from\s*=|to\s*=)/.test(line) ? line : referring(line, known)))
    .join("\n");
  const configured = new Set([...hcl.matchAll(/^\s*alias\s*=\s*"(\w+)"/gm)].map(([, alias]) => alias));
  const aliases = [
    ...new Set([...hcl.matchAll(/^\s*provider\s*=\s*aws\.(\w+)/gm)].map(([, alias]) => alias as string)),
  ].filter((alias) => !configured.has(alias));
  const terraform =
    aliases.length === 0
      ? ""
      : `terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n      configuration_aliases = [${aliases.map((alias) => `aws.${alias}`).join(", ")}]\n    }\n  }\n}\n`;
  return { text: `${text}\nvariable "elsewhere" {\n  type = any\n}\n${terraform}`, aliases };
}

/** A line whose references to what the snippet does not show are references to a variable. */
function referring(line: string, known: (reference: string) => boolean): string {
  return line.replaceAll(
    /(?<![\w."])((?:data\.)?aws_\w+\.\w+|(?:var|local|module)\.\w+)((?:\[[^\]]*\]|\.\w+|\.\*)*)/g,
    (whole, reference: string) => (known(reference) ? whole : "var.elsewhere"),
  );
}
