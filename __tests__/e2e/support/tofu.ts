import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Terraform } from "../../support/terraform";
import { findProgram, temporaryFolder } from "../../support/tools";

/** OpenTofu, and the environment it runs in. */
export interface Tofu {
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
}

/** OpenTofu where it is installed, with the providers of Terraform's mirror: its registry has another name. */
export function findTofu({ mirror }: Terraform, env: NodeJS.ProcessEnv): Tofu | undefined {
  const program = findProgram("tofu");
  if (program === undefined) return undefined;
  const folder = temporaryFolder("tofu");
  const config = join(folder, "tofu.rc");
  const path = join(folder, "mirror");
  rename(
    join(mirror, "registry.terraform.io", "hashicorp", "aws"),
    join(path, "registry.opentofu.org/hashicorp/aws"),
  );
  writeFileSync(
    config,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(path)}\n  }\n}\n`,
  );
  return { program, env: { ...env, TF_CLI_CONFIG_FILE: config } };
}

/** Versions and platforms one by one, because links are followed at the last level only. */
function rename(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const version of readdirSync(from)) {
    const packages = statSync(join(from, version)).isDirectory()
      ? readdirSync(join(from, version)).map((platform) => join(version, platform))
      : [version];
    for (const each of packages) {
      mkdirSync(dirname(join(to, each)), { recursive: true });
      symlinkSync(join(from, each), join(to, each));
    }
  }
}
