/** Signals: what happens when the guard is stopped half-way. The terraform is a tiny fake where time must stand still. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { describeWithTerraform, Workshop } from "./support/workshop";

jest.setTimeout(60_000);

async function appears(file: string): Promise<void> {
  for (let tries = 0; tries < 400 && !existsSync(file); tries++) await sleep(25);
  if (!existsSync(file)) throw new Error(`${file} did not appear`);
}

describeWithTerraform("guard, interrupted", () => {
  let workshop: Workshop;
  beforeEach(() => (workshop = new Workshop()));
  afterEach(() => workshop.remove());

  test.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
    ["SIGHUP", 129],
  ] as const)("applies nothing and leaves nothing after %s while it judges", async (signal, expected) => {
    // GIVEN
    workshop.stackWith('"fine"');
    const judging = join(workshop.root, "judging");
    const guard = workshop.start(["apply", "-auto-approve"], { JUDGE_WAITS: judging });
    await appears(judging);
    expect(workshop.leftovers()).toHaveLength(1);
    // WHEN
    guard.kill(signal);
    // THEN: the code that shells give, since cdktf takes a death by signal for success
    expect(await once(guard, "close")).toEqual([expected, null]);
    expect(workshop.leftovers()).toEqual([]);
    expect(workshop.applied()).toEqual([]);
  });

  test("applies the saved plan that was judged, though its file was swapped meanwhile", async () => {
    // GIVEN a harmless saved plan, which is being judged
    workshop.stackWith('"fine"');
    workshop.terraform("plan", "-out=saved");
    const judging = join(workshop.root, "judging");
    const guard = workshop.start(["apply", "saved"], { JUDGE_WAITS: judging });
    await appears(judging);
    // WHEN
    workshop.stackWith('"forbidden"');
    workshop.terraform("plan", "-out=saved");
    workshop.write("judging.go", "");
    // THEN
    expect(await once(guard, "close")).toEqual([0, null]);
    expect(workshop.applied()).toEqual(["fine"]);
  });

  describe("while Terraform applies", () => {
    const slow = (root: string): string =>
      `resource "terraform_data" "b" {\n input = "slow"\n provisioner "local-exec" {\n` +
      ` command = "touch ${root}/applying; sleep 1"\n }\n}\n` +
      `resource "terraform_data" "c" {\n input = terraform_data.b.output\n}\n`;

    test("SIGTERM lets Terraform end in good order, and begins nothing more", async () => {
      // GIVEN
      workshop.stackWith('"fine"', slow(workshop.root));
      const guard = workshop.start(["apply", "-auto-approve"]);
      let said = "";
      guard.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
      await appears(join(workshop.root, "applying"));
      // WHEN
      guard.kill("SIGTERM");
      // THEN
      const [code] = (await once(guard, "close")) as [number];
      expect(said).toMatch(/Interrupt received\./);
      expect(said).not.toMatch(/Two interrupts received/);
      expect(code).toBe(2);
      expect(workshop.applied()).toEqual(expect.arrayContaining(["fine"]));
      expect(workshop.read("stack/terraform.tfstate")).not.toMatch(/"name": "c"/);
      expect(workshop.leftovers()).toEqual([]);
    });

    test("after SIGKILL Terraform goes on with the plan that was judged", async () => {
      // GIVEN
      workshop.stackWith('"fine"', slow(workshop.root));
      const guard = workshop.start(["apply", "-auto-approve"]);
      await appears(join(workshop.root, "applying"));
      // WHEN
      guard.kill("SIGKILL");
      await once(guard, "exit");
      // THEN
      for (
        let tries = 0;
        !/"name": "c"/.test(workshop.read("stack/terraform.tfstate")) && tries < 200;
        tries++
      ) {
        await sleep(50);
      }
      expect(workshop.read("stack/terraform.tfstate")).toMatch(/"name": "c"/);
    });
  });

  test("sweeps at the next run what a kill left behind", async () => {
    // GIVEN
    workshop.stackWith('"fine"');
    const judging = join(workshop.root, "judging");
    const guard = workshop.start(["apply", "-auto-approve"], { JUDGE_WAITS: judging });
    await appears(judging);
    guard.kill("SIGKILL");
    await once(guard, "close");
    expect(workshop.leftovers()).toHaveLength(1);
    expect(workshop.applied()).toEqual([]);
    // WHEN
    workshop.guard(["apply", "-auto-approve"]);
    // THEN
    expect(workshop.leftovers()).toEqual([]);
  });

  test("sweeps nothing of a living process, another host or another kind", () => {
    // GIVEN
    workshop.stackWith('"fine"');
    const probe = workshop.guard(["apply", "-auto-approve"], {
      env: { JUDGED: join(workshop.root, "judged") },
    });
    expect(probe.code).toBe(0);
    const kept = [`astro-connect-00000000-1-abc`, `astro-connect-${hostname()}`, "other"];
    for (const name of kept) mkdirSync(join(workshop.temp, name));
    // WHEN
    workshop.guard(["apply", "-auto-approve"]);
    // THEN
    for (const name of kept) expect(existsSync(join(workshop.temp, name))).toBe(true);
  });

  test("hands a signal on to Terraform once and ends with Terraform's own exit code", async () => {
    // GIVEN a fake terraform that counts signals
    const fake = join(workshop.root, "fake");
    const signals = join(workshop.root, "signals");
    writeFileSync(
      fake,
      `#!/bin/sh\ntrap 'echo got >> "${signals}"; exit 9' TERM\necho ready > "${signals}"\nwhile :; do sleep 0.05; done\n`,
      { mode: 0o755 },
    );
    const guard = workshop.start(["output"], { ASTRO_CONNECT_TERRAFORM: fake });
    await appears(signals);
    // WHEN
    guard.kill("SIGTERM");
    // THEN
    expect(await once(guard, "close")).toEqual([9, null]);
    expect(workshop.read("signals")).toBe("ready\ngot\n");
  });

  test("keeps the plan where only its owner can read it", async () => {
    // GIVEN
    workshop.stackWith('"fine"');
    const judging = join(workshop.root, "judging");
    const guard = workshop.start(["apply", "-auto-approve"], { JUDGE_WAITS: judging });
    await appears(judging);
    // WHEN
    const { statSync, readdirSync } = await import("node:fs");
    const folder = join(workshop.temp, workshop.leftovers()[0] ?? "");
    const modes = [folder, ...readdirSync(folder).map((name) => join(folder, name))].map(
      (path) => statSync(path).mode & 0o777,
    );
    guard.kill("SIGTERM");
    await once(guard, "close");
    // THEN
    expect(modes).toEqual([0o700, 0o600]);
  });
});
