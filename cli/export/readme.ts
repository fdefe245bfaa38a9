import type { Connection } from "../../config/model";
import { stateOf } from "../../config/state";
import { prose } from "../../gate/formats/markdown-text";
import { arrayOf, objectOf, type Json, type JsonObject } from "../../gate/plan/json";
import { progress } from "../../handover";

/** What the README tells besides what the module itself does. */
export interface ReadmeProps {
  readonly connection: Connection;
  readonly main: JsonObject;
  /** Name of the file with the module. */
  readonly mainFile: string;
  /** Name of the file with the origin variable. @default - the module has none */
  readonly originFile?: string;
  /** The file that declares the connection, as the reader knows it. */
  readonly configFile: string;
}

/** The README of an exported module: what it is, what it needs, how to run it, what is awaited, what checks it. */
export function readme(props: ReadmeProps): string {
  const { connection, main } = props;
  const parts = [
    `# ${prose(connection.name)}`,
    about(props),
    `## What it needs\n\n${needs(main)}`,
    `## State\n\n${state(connection)}`,
    `## Run it\n\n${run(props)}`,
    awaited(connection),
    `## The policies\n\n${policies(props)}`,
    outputs(main),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function about({ connection, mainFile, originFile, configFile }: ReadmeProps): string {
  return [
    `The customer's side of the connection \`${connection.id}\` (\`${connection.route}\`) between Astro and your data services on AWS, as a plain Terraform root module. It was written by`,
    `\`\`\`console\n$ npx astro-connect export ${connection.id} --out DIR${mainFile === "main.tf" ? " --hcl" : ""}\n\`\`\``,
    `from \`${configFile}\`, and the next call replaces it: change \`${configFile}\` rather than \`${mainFile}\`, and keep what you add in files of your own beside it (an edited file is not replaced; export then refuses).`,
    ...(connection.retired
      ? ["The connection is retired: applying this removes everything that its state still holds."]
      : []),
    ...(originFile === undefined
      ? []
      : [
          `\`${originFile}\` holds an unused variable that tells the policies where in \`${configFile}\` each resource was declared, and what the connection is for. Terraform acts on nothing in it. Without it a check still works, but names no lines and cannot say what is missing.`,
        ]),
  ].join("\n\n");
}

function needs(main: JsonObject): string {
  const { required_version: version, required_providers: required } = objectOf(main.terraform);
  const providers = Object.entries(objectOf(required));
  return [
    `- Terraform \`${text(version)}\`, or OpenTofu of the same version`,
    ...providers.map(([name, release]) => {
      const { source, version: releases } = objectOf(release);
      return `- the provider \`${text(source)}\` \`${text(releases)}\`${name === "aws" ? accounts(main) : "; its own documentation says which environment variables hold the credentials"}`;
    }),
    `- no variables: every value stands in the module`,
  ].join("\n");
}

function accounts(main: JsonObject): string {
  const sides = arrayOf(objectOf(main.provider).aws).map((side) => {
    const { region, allowed_account_ids: allowed, assume_role: roles, profile } = objectOf(side);
    const [role] = arrayOf(roles).map(objectOf);
    const how =
      role !== undefined
        ? `by the role \`${text(role.role_arn)}\``
        : typeof profile === "string"
          ? `by the profile \`${profile}\``
          : "by the credentials you run it with";
    return `account \`${arrayOf(allowed).map(text).join(", ")}\` in \`${text(region)}\`, ${how}`;
  });
  return sides.length === 0 ? "" : `, which acts in ${sides.join("; in ")}. It refuses any other account`;
}

function state(connection: Connection): string {
  const { id, backend } = connection;
  if (backend.type === "local") {
    const folder = backend.path === undefined ? "beside `cdktf.json`" : `in \`${backend.path}\``;
    return `The module names no backend, so its state is \`terraform.tfstate\` in this folder: add a \`backend\` block in a file of your own. If \`astro-connect deploy\` or \`cdktf deploy\` has already made something, copy its state here first (\`terraform.${id}.tfstate\`, ${folder}), and deploy from one place only: two states would each think that everything is theirs.`;
  }
  const where = stateOf(connection) ?? "";
  return `\`${where}\`: the state that \`astro-connect deploy\` uses, too, so what is deployed already is known here. Deploy from one place only.${backend.type === "cloud" && backend.hostname === undefined ? " OpenTofu has no default host for a `cloud` block: set `TF_CLOUD_HOSTNAME=app.terraform.io`." : ""}`;
}

function run({ configFile }: Pick<ReadmeProps, "configFile">): string {
  const lines = (program: string): string =>
    [
      `$ ${program} init`,
      `$ ${program} plan -out plan`,
      `$ ${program} show -json plan > plan.json`,
      `$ npx astro-connect check plan.json --config path/to/${configFile}`,
      `$ ${program} apply plan`,
    ].join("\n");
  return `With Terraform\n\n\`\`\`console\n${lines("terraform")}\n\`\`\`\n\nor with OpenTofu\n\n\`\`\`console\n${lines("tofu")}\n\`\`\`\n\n\`plan.json\` may hold secrets in clear text: remove it afterwards.`;
}

function awaited(connection: Connection): string {
  if (connection.retired) return "";
  const lines = progress(connection).clusters.flatMap(({ id, phase, awaited }) =>
    awaited.map(({ what, from }) => `- \`${id}\` (${phase} phase): ${prose(what)}, from ${prose(from)}`),
  );
  return lines.length === 0
    ? ""
    : `## Still awaited\n\n${lines.join("\n")}\n\nWhen an id arrives, write it into the file, export again and apply. \`npx astro-connect ticket ${connection.id}\` writes what to send.`;
}

function policies({ configFile }: ReadmeProps): string {
  return `The policies judged this module before it was written, with the facts of \`${configFile}\`: nothing in it is refused. What only a plan can know they judge in the plan: \`check\` above, or the policy set in Terraform Cloud. A refusal is exit code 1 and says what to do; \`npx astro-connect explain RULE\` says more.`;
}

function outputs(main: JsonObject): string {
  const rows = Object.entries(objectOf(main.output)).map(
    ([name, output]) => `- \`${name}\`: ${prose(text(objectOf(output).description))}`,
  );
  return rows.length === 0 ? "" : `## Outputs\n\n${rows.join("\n")}`;
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
