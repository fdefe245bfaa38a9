import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryOf } from "../../gate";
import { temporaryFolder } from "../support/tools";

test("the nearest .git above, and the way down from it", () => {
  const root = realpathSync(temporaryFolder());
  mkdirSync(join(root, "infra", "astro"), { recursive: true });
  mkdirSync(join(root, ".git"));
  expect(repositoryOf(root)).toEqual({ root, folder: "" });
  expect(repositoryOf(join(root, "infra", "astro"))).toEqual({ root, folder: "infra/astro" });
});

test("a file in a worktree, and a link to a folder", () => {
  const root = realpathSync(temporaryFolder());
  mkdirSync(join(root, "tree", "infra"), { recursive: true });
  writeFileSync(join(root, "tree", ".git"), "gitdir: elsewhere");
  symlinkSync(join(root, "tree", "infra"), join(root, "link"));
  expect(repositoryOf(join(root, "link"))).toEqual({ root: join(root, "tree"), folder: "infra" });
});

test("none", () => expect(repositoryOf(temporaryFolder())).toBeUndefined());
