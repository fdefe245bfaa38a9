// The deploy guard against what one would type: plan -out, show -json, apply of the same stack.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FACTS } from "../plans.mjs";
import { isInstalled, node } from "../commands.mjs";
import { measure } from "../measure.mjs";
import { terraformEnvironment } from "../../scripts/lib/terraform.mjs";

export function run(context) {
  const { root, folder, table } = context;
  const work = "deploy guard, apply of a stack with the AWS provider";
  if (!isInstalled("terraform", "version"))
    return table.tell(work, "not measured: terraform is not installed");
  const stack = join(folder, "stack");
  mkdirSync(stack);
  writeFileSync(join(stack, "main.tf.json"), JSON.stringify(STACK));
  writeFileSync(join(folder, "cdktf.json"), "{}");
  writeFileSync(join(folder, "connections.yaml"), FACTS);
  const env = { ...terraformEnvironment(folder, {}), ASTRO_CONNECT_CONFIG: join(folder, "connections.yaml") };
  const bare = `rm -f terraform.tfstate && terraform plan -input=false -out=plan && terraform show -json plan > plan.json && terraform apply -input=false plan`;
  const guarded = `rm -f terraform.tfstate && ${node} ${join(root, "bin", "astro-connect-terraform.js")} apply -auto-approve -input=false`;
  const shell = (script) => ({ command: "sh", args: ["-c", script], cwd: stack, env });
  measure({ init: shell("terraform init -input=false") }, 1);
  const best = measure({ ours: shell(guarded), theirs: shell(bare) }, 3);
  table.add(work, "terraform plan -out, show -json, apply", best.ours, best.theirs, { target: 1.05 });
}

/** Needs the provider, as every stack here does, but no call to AWS. */
const STACK = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100, < 7" } } },
  provider: {
    aws: [
      {
        region: "us-east-1",
        access_key: "test",
        secret_key: "test",
        skip_credentials_validation: true,
        skip_metadata_api_check: "true",
        skip_requesting_account_id: true,
      },
    ],
  },
  data: {
    aws_iam_policy_document: { lake: { statement: [{ actions: ["s3:GetObject"], resources: ["*"] }] } },
  },
  resource: {
    terraform_data: Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [`r${i}`, { input: "${data.aws_iam_policy_document.lake.json}" }]),
    ),
  },
};
