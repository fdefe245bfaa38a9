import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

const PLAN = readFileSync(
  join(__dirname, "..", "fixtures", "vpc-peering", "accepter-must-accept", "fail-unset.plan.json"),
  "utf8",
);
const CHECK = ["check", "plan.json", "--config", "connections.yaml"];
const ADOPT = [...CHECK, "--write-waivers", "waivers.yaml", "--owner", "network", "--expires", "2999-12-31"];

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": CONNECTIONS, "plan.json": PLAN })));
afterEach(() => project.remove());

const waivers = (): string => readFileSync(join(project.path, "waivers.yaml"), "utf8");

test("writes waivers with which the next check passes", () => {
  expect(project.run(CHECK).exit).toBe(1);
  const { exit, stderr } = project.run(ADOPT);
  expect({ exit, stderr }).toEqual({
    exit: 0,
    stderr: "wrote waivers.yaml; give each waiver its real reason, and check with --waivers waivers.yaml\n",
  });
  expect(project.run([...CHECK, "--waivers", "waivers.yaml"]).exit).toBe(0);
});

test("never overwrites a file", () => {
  project.write({ "waivers.yaml": "waivers: []\n" });
  const { exit, stdout, stderr } = project.run(ADOPT);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(/^astro-connect: waivers.yaml exists and is not overwritten[^\n]*\n$/);
  expect(waivers()).toBe("waivers: []\n");
});

test("writes nothing where there is nothing to waive", () => {
  project.write({ "plan.json": '{"format_version":"1.2","planned_values":{"root_module":{}}}' });
  const { exit, stderr } = project.run(ADOPT);
  expect({ exit, stderr }).toEqual({
    exit: 0,
    stderr: "nothing to waive; waivers.yaml was not written\n",
  });
  expect(existsSync(join(project.path, "waivers.yaml"))).toBe(false);
});

test("writes nothing where a plan cannot be judged", () => {
  project.write({ "plan.json": "{" });
  expect(project.run(ADOPT).exit).toBe(2);
  expect(existsSync(join(project.path, "waivers.yaml"))).toBe(false);
});

test.each([
  [["--write-waivers", "waivers.yaml", "--owner", "network"], /needs --owner WHO and --expires YYYY-MM-DD/],
  [["--owner", "network"], /--owner: only together with --write-waivers FILE/],
])("%j is refused", (args, message) => {
  const { exit, stdout, stderr } = project.run([...CHECK, ...args]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(message);
});
