import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Repository } from "./formats/place";

/**
 * The git repository that a folder is in, found as git does it, by the nearest `.git`; git itself need not be installed.
 * @returns undefined where there is none
 */
export function repositoryOf(cwd: string = process.cwd()): Repository | undefined {
  const folder = realpathSync(cwd);
  for (let root = folder; ; root = dirname(root)) {
    // A file in worktrees and submodules.
    if (existsSync(join(root, ".git"))) return { root, folder: relative(root, folder).split(sep).join("/") };
    if (root === dirname(root)) return undefined;
  }
}
