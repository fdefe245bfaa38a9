import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this package, whether it is run from source, from `dist` or from the bundle. */
export function packageRoot(): string {
  let folder = realpathSync(__dirname);
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
