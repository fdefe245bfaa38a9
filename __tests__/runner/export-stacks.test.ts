import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withExportedStacks } from "../../runner/export-stacks";
import { temporaryFolder } from "../support/tools";

/** A project whose app ends as `code` says; it notes where it was told to write. */
function project(code: string): {
  readonly cwd: string;
  readonly app: string;
  readonly env: NodeJS.ProcessEnv;
} {
  const cwd = temporaryFolder("export");
  const app = join(cwd, "app.js");
  writeFileSync(join(cwd, "cdktf.json"), "{}");
  writeFileSync(join(cwd, "connections.yaml"), "");
  writeFileSync(
    app,
    `const fs = require("node:fs"); const out = process.env.CDKTF_OUTDIR;
     fs.writeFileSync("outdir", out); ${code}`,
  );
  return { cwd, app, env: process.env };
}

const MANIFEST = `fs.writeFileSync(out + "/manifest.json", JSON.stringify({ stacks: { a: { workingDirectory: "stacks/a" } } }));`;

test("what synth refuses or cannot judge is not exported", async () => {
  const next = jest.fn();
  for (const exit of [1, 2]) {
    const refused = await withExportedStacks(project(`${MANIFEST} process.exit(${exit})`), next);
    expect(refused).toEqual({ ended: exit });
  }
  expect(next).not.toHaveBeenCalled();
});

test("the stacks are there while they are taken, and gone afterwards, whatever happens", async () => {
  const taken = project(MANIFEST);
  const { done } = (await withExportedStacks(taken, ([stack]) => [
    stack?.folder,
    existsSync(join(stack!.folder, "..", "..", "manifest.json")),
  ])) as { done: unknown[] };
  const outdir = readFileSync(join(taken.cwd, "outdir"), "utf8");
  expect(done).toEqual([join(outdir, "stacks", "a"), true]);
  expect(existsSync(outdir)).toBe(false);
  const failing = project(MANIFEST);
  await expect(
    withExportedStacks(failing, () => {
      throw new Error("no space");
    }),
  ).rejects.toThrow("no space");
  expect(existsSync(readFileSync(join(failing.cwd, "outdir"), "utf8"))).toBe(false);
});
