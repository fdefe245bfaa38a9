import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this package: the sources are one level below it, the compiled files two. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "policies", "compiled")) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}
