import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AssetType, TerraformAsset } from "cdktf";
import { Construct } from "constructs";

const ARCHIVE = join("stacks", "endpoint-service", "function", "rds_targets.zip");

/** The code of the function, packed by `npm run functions`, and put beside the stack at synth. */
export class FunctionCode extends Construct {
  static readonly HANDLER = "rds_targets.handler";
  /** Path of the archive in the stack's folder. */
  readonly path: string;
  /** What AWS compares the code by. */
  readonly hash: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const archive = join(packageRoot(), ARCHIVE);
    const digest = createHash("sha256").update(readFileSync(archive)).digest();
    const asset = new TerraformAsset(this, "asset", {
      path: archive,
      type: AssetType.FILE,
      assetHash: digest.toString("hex").slice(0, 16),
    });
    this.path = asset.path;
    this.hash = digest.toString("base64");
  }
}

/** The sources are in this package's folder; the compiled files one below it. */
function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, ARCHIVE)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
