import { realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { App, LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import type { Connection } from "../config/model";
import { stateKey, workspaceName } from "../config/state";
import { CloudBlock } from "./private/cloud-block";

/**
 * Gives a stack the backend that its connection declares.
 *
 * A local state is `<folder>/terraform.<stack>.tfstate`, where the framework itself would put it: outside `cdktf.out`,
 * which is swept. Its path is relative to the stack's own folder, so that `cdktf deploy` and our runner, which both run
 * Terraform there, use one state, and a checkout may move.
 */
export function addBackend(
  stack: TerraformStack,
  { id, backend }: Pick<Connection, "id" | "backend">,
  projectDir: string,
): void {
  switch (backend.type) {
    case "local":
      new LocalBackend(stack, { path: localStatePath(stack, resolve(projectDir, backend.path ?? ".")) });
      return;
    case "s3": {
      const { bucket, region, dynamodbTable } = backend;
      const key = stateKey(id, backend.key);
      const lock = dynamodbTable === undefined ? {} : { dynamodbTable };
      const s3 = new S3Backend(stack, { bucket, region, key, encrypt: true, ...lock });
      // The framework is older than S3's own lock file.
      if (dynamodbTable === undefined) s3.addOverride("use_lockfile", true);
      return;
    }
    case "cloud": {
      new CloudBlock(stack, { ...backend, workspace: workspaceName(id, backend.workspace) });
    }
  }
}

function localStatePath(stack: TerraformStack, folder: string): string {
  const stackFolder = join(real(App.of(stack).outdir), "stacks", stack.node.id);
  const path = relative(stackFolder, join(real(folder), `terraform.${stack.node.id}.tfstate`));
  // Another drive of Windows has no relative path.
  return isAbsolute(path) ? path : path.split(sep).join("/");
}

// ".." climbs from where a folder really is, not from the link that leads there.
function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
