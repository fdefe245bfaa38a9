/** cdktf's own approval: it recognises the guard's question by its words, and answers it for the user. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import { CDKTF, GUARD, NODE_OF_CDKTF, type Project } from "./support/project";
import { declaration, World } from "./support/world";

const TERMINAL = join(__dirname, "support", "terminal.js");
const ENTER = "\r";
const DOWN = "\u001b[B";

/** Runs `cdktf deploy orders` in a terminal and presses keys at its question. */
function deployByHand(
  project: Project,
  env: NodeJS.ProcessEnv,
  keys: readonly string[],
): Promise<{ readonly exitCode: number | null; readonly shown: string }> {
  const args = [TERMINAL, CDKTF, "deploy", "orders", "--skip-provider-lock"];
  const child = spawn(NODE_OF_CDKTF, args, {
    cwd: project.folder,
    env: { ...env, TMPDIR: project.temp, TERRAFORM_BINARY_NAME: GUARD, TF_INPUT: "1", CI: "" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let shown = "";
  const left = [...keys];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    if (!shown.includes("Please review the diff output above")) return;
    for (const [after, key] of left.splice(0).entries())
      setTimeout(() => child.stdin.write(key), 1_000 * (after + 1));
  });
  return new Promise((done) => child.once("close", (exitCode) => done({ exitCode, shown })));
}

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "approval by hand", (found) => {
    let world: World;
    let project: Project;

    beforeAll(async () => {
      world = await World.create(found, python);
      project = world.project();
      project.declare(declaration(await world.customer()));
    });
    afterAll(() => world.emulator.stop());

    test("what is dismissed is not applied", async () => {
      const { shown } = await deployByHand(project, world.env, [DOWN, ENTER]);
      expect(shown).toContain("Dismiss");
      expect(project.has("terraform.orders.tfstate")).toBe(false);
    });

    test("what is approved is applied", async () => {
      const { exitCode, shown } = await deployByHand(project, world.env, [ENTER]);
      expect(shown).toContain("Apply complete!");
      expect(exitCode).toBe(0);
      expect(project.has("terraform.orders.tfstate")).toBe(true);
    });
  }),
);
