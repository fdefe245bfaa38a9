import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { BIN, CONNECTIONS, ProjectFolder, requireBuilt, type Run } from "./astro-connect";

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": CONNECTIONS })));
afterEach(() => project.remove());

const write = (out = "set", ...more: string[]): Run =>
  project.run(["policy-set", "--out", out, "--config", "connections.yaml", ...more]);

/** Every file below the project's folder, with its bytes. */
function tree(folder = project.path): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

const set = (): Record<string, string> => tree(join(project.path, "set"));

test("writes a policy set and says what is in it", () => {
  const { exit, stdout, stderr } = write();
  const files = set();
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).toBe(`wrote set: ${Object.keys(files).length - 1} files, 1 cluster\n`);
  expect(files["data/facts.rego"]).toContain('"accountId": "222222222222"');
  expect(Object.keys(files)).toEqual(expect.arrayContaining(["policies.hcl", "main.rego", "README.md"]));
  expect(readdirSync(project.path).sort()).toEqual(["cdktf.json", "connections.yaml", "set"]);
});

test("writes it again over what it wrote: same facts, same bytes; other facts, nothing left over", () => {
  write();
  const before = set();
  write();
  expect(set()).toEqual(before);
  project.write({
    "waivers.yaml": `waivers:
  - {rule: vpc-peering/route-too-wide, address: "*", reason: agreed, owner: network, expires: 2027-01-01}
`,
  });
  expect(write("set", "--waivers", "waivers.yaml").stdout).toMatch(/1 cluster, 1 waiver\n$/);
  expect(set()["data/waivers.rego"]).toContain('"reason": "agreed"');
  write();
  expect(set()).toEqual(before);
});

test("takes an empty folder, also behind a link", () => {
  mkdirSync(join(project.path, "real"));
  symlinkSync("real", join(project.path, "set"));
  expect(write().exit).toBe(0);
  expect(existsSync(join(project.path, "real", "policies.hcl"))).toBe(true);
});

test.each<[string, () => void, RegExp]>([
  [
    "a folder with a file of somebody else",
    () => {
      mkdirSync(join(project.path, "set"));
      writeFileSync(join(project.path, "set", "policies.hcl"), "mine");
    },
    /^astro-connect: set holds policies\.hcl, which this command did not write; .*\n$/,
  ],
  [
    "a file added to what it wrote",
    () => {
      write();
      writeFileSync(join(project.path, "set", "mine.rego"), "package mine");
    },
    /^astro-connect: set holds mine\.rego, which this command did not write; .*\n$/,
  ],
  [
    "a link in place of a file it wrote",
    () => {
      write();
      rmSync(join(project.path, "set", "main.rego"));
      symlinkSync("../connections.yaml", join(project.path, "set", "main.rego"));
    },
    /^astro-connect: set holds main\.rego, which this command did not write; .*\n$/,
  ],
  [
    "a file of it that was edited",
    () => {
      write();
      writeFileSync(join(project.path, "set", "data", "facts.rego"), "package astro.facts");
    },
    /^astro-connect: set holds data\/facts\.rego, which was changed since this command wrote it; .*\n$/,
  ],
  [
    "a damaged list of what was written",
    () => {
      write();
      writeFileSync(join(project.path, "set", ".astro-connect.json"), "{");
    },
    /^astro-connect: set holds .*, which this command did not write; .*\n$/,
  ],
  [
    "a file",
    () => writeFileSync(join(project.path, "set"), "x"),
    /^astro-connect: set is a file; name a folder\n$/,
  ],
  [
    "wrong facts",
    () => project.write({ "connections.yaml": CONNECTIONS.replace('"222222222222"', "222222222222") }),
    /^connections\.yaml:6:18: .*\n$/,
  ],
])("%s: exit 2, one line, nothing changed", (_, arrange, message) => {
  arrange();
  const before = tree();
  const { exit, stdout, stderr } = write();
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(tree()).toEqual(before);
});

test("a wrong waiver: exit 2, nothing written", () => {
  project.write({ "waivers.yaml": "waivers:\n  - {rule: no/such-rule}\n" });
  const { exit, stderr } = write("set", "--waivers", "waivers.yaml");
  expect(exit).toBe(2);
  expect(stderr).toMatch(/^waivers\.yaml:2:/);
  expect(existsSync(join(project.path, "set"))).toBe(false);
});

test("a folder of a folder that does not exist: exit 2, nothing written", () => {
  const { exit, stderr } = write("no/such/set");
  expect({ exit, stderr }).toEqual({
    exit: 2,
    stderr: "astro-connect: no/such/set cannot be written: its folder does not exist\n",
  });
});

test("several at once leave one whole set", async () => {
  const run = promisify(execFile);
  const args = [BIN, "policy-set", "--out", "set", "--config", "connections.yaml"];
  const runs = Array.from({ length: 4 }, () =>
    run(process.execPath, args, { cwd: project.path }).catch(() => undefined),
  );
  expect((await Promise.all(runs)).some((done) => done !== undefined)).toBe(true);
  const once = set();
  rmSync(join(project.path, "set"), { recursive: true });
  write();
  expect(once).toEqual(set());
});
