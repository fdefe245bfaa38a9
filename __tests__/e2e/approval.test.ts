/** cdktf's own approval: it recognises the guard's question by its words, and answers it for the user. */
import { createRequire } from "node:module";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import { CDKTF, GUARD, type Project } from "./support/project";
import { declaration, World } from "./support/world";

/** What is used of the terminal library that cdktf-cli brings. */
interface PseudoTerminals {
  spawn(
    file: string,
    args: readonly string[],
    options: {
      readonly cwd: string;
      readonly env: NodeJS.ProcessEnv;
      readonly cols: number;
      readonly rows: number;
    },
  ): {
    onData(listener: (text: string) => void): void;
    onExit(listener: (ended: { readonly exitCode: number }) => void): void;
    write(text: string): void;
  };
}

const ENTER = "\r";
const DOWN = "\u001b[B";

/** Runs `cdktf deploy orders` in a terminal and presses keys at its question. */
function deployByHand(
  project: Project,
  env: NodeJS.ProcessEnv,
  keys: readonly string[],
): Promise<{ readonly exitCode: number; readonly shown: string }> {
  const fromCli = createRequire(CDKTF);
  const terminals = fromCli("@cdktf/node-pty-prebuilt-multiarch") as PseudoTerminals;
  const args = [CDKTF, "deploy", "orders", "--skip-provider-lock"];
  const child = terminals.spawn(process.execPath, args, {
    cwd: project.folder,
    env: { ...env, TMPDIR: project.temp, TERRAFORM_BINARY_NAME: GUARD, TF_INPUT: "1", CI: "" },
    cols: 200,
    rows: 60,
  });
  let shown = "";
  const left = [...keys];
  child.onData((text) => {
    shown += text;
    if (!shown.includes("Please review the diff output above")) return;
    for (const [after, key] of left.splice(0).entries())
      setTimeout(() => child.write(key), 1_000 * (after + 1));
  });
  return new Promise((done) => child.onExit(({ exitCode }) => done({ exitCode, shown })));
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
