// Where Terraform finds the AWS provider on a machine without network: a filesystem mirror.
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Folders that may hold `registry.terraform.io/hashicorp/aws/…`. */
function mirror() {
  const named = process.env.ASTRO_CONNECT_TF_MIRROR;
  const roots = named === undefined ? ["/opt", "/usr/share", "/usr/local/share", "/usr/local"] : [];
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...roots.flatMap((root) => (existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : [])),
    ...roots,
  ];
  return candidates.find((candidate) =>
    existsSync(join(candidate, "registry.terraform.io", "hashicorp", "aws")),
  );
}

/** The environment that keeps Terraform quiet and away from the network; writes a CLI configuration into `folder`. */
export function terraformEnvironment(folder, extra = {}) {
  const found = mirror();
  const config = join(folder, "terraform.rc");
  writeFileSync(
    config,
    found === undefined
      ? ""
      : `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(found)}\n  }\n}\n`,
  );
  return {
    ...process.env,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_CLI_CONFIG_FILE: config,
    ...extra,
  };
}
