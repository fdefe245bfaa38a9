import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": CONNECTIONS })));
afterEach(() => project.remove());

/** What synth refuses of `billing`: the security group would admit more than the cluster's external addresses. */
const REFUSED = `${CONNECTIONS.replace("cidr: 172.20.0.0/20", "cidr: 52.1.2.0/24\n      externalIps: [52.1.2.3]")}\
    services: [{ name: billing, ports: [5432], securityGroupId: sg-0123456789abcdef0 }]
`;

test("Mermaid on standard output, and nothing written", () => {
  const { exit, stdout, stderr } = project.run(["diagram"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).toMatch(/^flowchart LR\n {2}accTitle: connections\.yaml: 2 connections\n/);
  expect(readdirSync(project.path).sort()).toEqual(["cdktf.json", "connections.yaml"]);
});

test("SVG on standard output", () => {
  const { exit, stdout } = project.run(["diagram", "--format", "svg"]);
  expect(exit).toBe(0);
  expect(stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<\/svg>\n$/s);
});

test.each([
  ["picture.svg", /^<svg /],
  ["picture.mmd", /^flowchart LR\n/],
])("--output %s: drawn as its name says, the same bytes each time", (name, start) => {
  const file = join(project.path, name);
  const { exit, stdout, stderr } = project.run(["diagram", "--output", name]);
  expect({ exit, stdout, stderr }).toEqual({ exit: 0, stdout: "", stderr: "" });
  const once = readFileSync(file, "utf8");
  expect(once).toMatch(start);
  project.run(["diagram", "--output", name]);
  expect(readFileSync(file, "utf8") === once).toBe(true);
  expect(readdirSync(project.path).sort()).toEqual(["cdktf.json", "connections.yaml", name].sort());
});

test("one connection: the others are not drawn", () => {
  const { stdout } = project.run(["diagram", "orders"]);
  expect(stdout).toContain("Orders database");
  expect(stdout).not.toContain("Billing database");
});

test("refused by policy: exit 1, drawn with its mark, and said why", () => {
  project.write({ "connections.yaml": REFUSED });
  const { exit, stdout, stderr } = project.run(["diagram"]);
  expect(exit).toBe(1);
  expect(stdout).toMatch(/Billing database<br\/>billing<br\/>1 error/);
  expect(stderr).toMatch(/: error public-endpoint\/address-too-wide .*\nrefused by policy/s);
  // Another connection is not refused.
  expect(project.run(["diagram", "orders"]).exit).toBe(0);
});

test("waived: drawn as such, exit 0", () => {
  project.write({ "connections.yaml": REFUSED });
  const [, rule, address] = /error (public-endpoint\/\S+) (\S+): /.exec(project.run(["diagram"]).stderr)!;
  project.write({
    "waivers.yaml": `waivers:\n  - rule: ${rule}\n    address: ${address}\n    reason: agreed\n    owner: network\n    expires: 2999-12-31\n`,
  });
  const { exit, stdout, stderr } = project.run(["diagram"]);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).toContain("1 waived");
});

test.each([
  ["a connection that does not exist", ["orderz"], /has no connection "orderz": did you mean "orders"\?\n$/],
  ["a name that tells no format", ["--output", "picture.png"], /picture\.png ends neither with \.svg nor/],
  [
    "a name that tells another format",
    ["--output", "a.svg", "--format", "mermaid"],
    /a\.svg would hold mermaid/,
  ],
  ["a folder that is not there", ["--output", "no/picture.svg"], /no\/picture\.svg cannot be written/],
])("%s: exit 2, one line, nothing written", (_what, args, message) => {
  const { exit, stdout, stderr } = project.run(["diagram", ...args]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(/^astro-connect: .*\n$/);
  expect(stderr).toMatch(message);
  expect(readdirSync(project.path).sort()).toEqual(["cdktf.json", "connections.yaml"]);
});

test("a wrong file: exit 2, where and what, and an earlier picture stays", () => {
  project.write({ "connections.yaml": CONNECTIONS.replace('"222222222222"', "1"), "p.svg": "earlier" });
  const { exit, stdout, stderr } = project.run(["diagram", "--output", "p.svg"]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toContain("connections.yaml:6:");
  expect(readFileSync(join(project.path, "p.svg"), "utf8")).toBe("earlier");
});

test("no file: exit 2", () => {
  const empty = new ProjectFolder();
  const { exit, stderr } = empty.run(["diagram", "--output", "p.svg"]);
  expect(exit).toBe(2);
  expect(stderr).not.toContain("    at ");
  expect(existsSync(join(empty.path, "p.svg"))).toBe(false);
  empty.remove();
});

test.each([
  ["--help", false],
  ["diagram --help", false],
  ["explain", false],
  ["status", false],
  ["diagram --format svg", true],
])("%s: loads what only pictures need: %s", (line, expected) => {
  project.write({
    "hook.cjs": `process.on("exit", () => {
      const loaded = Object.keys(require.cache).some((file) => /node_modules.(elkjs|preact)/.test(file));
      require("fs").writeFileSync("loaded.json", JSON.stringify(loaded));
    });`,
  });
  const env = { NODE_OPTIONS: `--require ${join(project.path, "hook.cjs")}` };
  expect(project.run(line.split(" "), { env }).exit).toBe(0);
  expect(JSON.parse(readFileSync(join(project.path, "loaded.json"), "utf8"))).toBe(expected);
});
