/**
 * The Containerfile, without a container: its own commands, one after the other, in folders of the test; then the service
 * that comes out of it, with one task.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CONNECTIONS } from "../cli/astro-connect";
import { entryPoint, healthCheck, instructions } from "../run-task/containerfile";
import { TerraformCloud } from "../run-task/terraform-cloud";

const ROOT = join(__dirname, "..", "..");
const PLAN = join(ROOT, "__tests__/fixtures/vpc-peering/accepter-must-accept/fail-unset.plan.json");

let root: string;
beforeAll(() => (root = mkdtempSync(join(tmpdir(), "astro-connect-container-"))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Paths of the image, below the folder of the test. */
const inside = (text: string): string => text.replace(/(?<=^|[\s=])\/(?=src|app)/g, `${root}/`);

test("what it builds serves a task, without the framework", async () => {
  // GIVEN what `COPY . .` copies
  let workdir = root;
  for (const [name, rest] of instructions().slice(1)) {
    if (name === "FROM") break;
    if (name === "WORKDIR") mkdirSync((workdir = inside(rest)), { recursive: true });
    else if (name === "COPY") copySources(workdir);
    else if (name === "RUN") {
      const { status, stderr } = spawnSync("/bin/sh", ["-ec", inside(rest)], {
        cwd: workdir,
        encoding: "utf8",
      });
      expect({ command: rest, status, stderr: status === 0 ? "" : stderr }).toEqual({
        command: rest,
        status: 0,
        stderr: "",
      });
    } else throw new Error(`the test does not know ${name}`);
  }
  expect(existsSync(join(root, "app", "node_modules", "cdktf"))).toBe(false);

  // WHEN
  const cloud = new TerraformCloud();
  await cloud.start();
  writeFileSync(join(root, "connections.yaml"), CONNECTIONS);
  const [, ...args] = entryPoint().map(inside);
  const child = spawn(
    process.execPath,
    [...args, "--config", join(root, "connections.yaml"), "--allow-loopback"],
    {
      env: { PATH: process.env["PATH"], ASTRO_CONNECT_HMAC_KEY: cloud.key },
      stdio: "ignore",
    },
  );
  try {
    const [, ...check] = healthCheck();
    for (const end = Date.now() + 20_000; spawnSync(process.execPath, check).status !== 0;)
      if (Date.now() > end) throw new Error("not healthy");
    const task = await cloud.ask("http://127.0.0.1:8080/run-task", { plan: readFileSync(PLAN) });
    // THEN
    expect((await task.verdict()).attributes.status).toBe("failed");
    expect(cloud.problems).toEqual([]);
  } finally {
    child.kill("SIGKILL");
    await cloud.close();
  }
});

function copySources(workdir: string): void {
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 });
  for (const file of files.split("\0").filter((name) => name !== "" && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(workdir, file)), { recursive: true });
    cpSync(join(ROOT, file), join(workdir, file));
  }
  expect(readdirSync(workdir)).toContain("package-lock.json");
}
