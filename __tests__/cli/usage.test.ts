import { CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

let project: ProjectFolder;
beforeAll(() => {
  requireBuilt();
  project = new ProjectFolder({ "connections.yaml": CONNECTIONS });
});
afterAll(() => project.remove());

test.each([["--help"], ["help"], ["ticket --help"], ["help status"], ["--version"]])("%s is fine", (line) => {
  const { exit, stdout, stderr } = project.run(line.split(" "));
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout).not.toBe("");
});

test("the version is the package's", () => {
  const { version } = jest.requireActual<{ version: string }>("../../package.json");
  expect(project.run(["--version"]).stdout).toBe(`${version}\n`);
});

test("help lists every command", () => {
  const { stdout } = project.run(["--help"]);
  for (const command of [
    "check",
    "plan",
    "deploy",
    "ticket",
    "status",
    "diagram",
    "report",
    "explain",
    "export",
    "policy-set",
    "run-task",
  ]) {
    expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  }
});

test.each([
  ["no command", [], /^error: name a command: .*ticket.*\n$/],
  ["an unknown command", ["statsu"], /^error: unknown command 'statsu' \(Did you mean status\?\)\n$/],
  [
    "an unknown flag",
    ["status", "--fromat"],
    /^error: unknown option '--fromat' \(Did you mean --format\?\)\n$/,
  ],
  [
    "a format that does not exist",
    ["ticket", "--format", "xml"],
    /Allowed choices are text, markdown, json\.\n$/,
  ],
  ["no plan", ["check", "--config", "connections.yaml"], /^error: missing required argument 'PLAN'\n$/],
  ["no facts", ["check", "plan.json"], /^error: required option '--config <file>' not specified\n$/],
  ["two rules", ["explain", "a", "b"], /^error: too many arguments.*\n$/],
])("%s: exit 2, one line, nothing on standard output", (_what, args, message) => {
  const { exit, stdout, stderr } = project.run(args);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

test("a wrong file: exit 2 and a line for every problem, with its place", () => {
  const broken = new ProjectFolder({
    "connections.yaml": CONNECTIONS.replace('"222222222222"', "222222222222").replace(
      "us-east-1",
      "us-esat-1",
    ),
  });
  const { exit, stdout, stderr } = broken.run(["status"]);
  broken.remove();
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  const lines = stderr.trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatch(/^connections\.yaml:\d+:\d+: /);
});

test("no file: exit 2, and what to do", () => {
  const empty = new ProjectFolder();
  const { exit, stdout, stderr } = empty.run(["ticket"]);
  empty.remove();
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(/^connections\.yaml:1:1: .*\n$/);
});
