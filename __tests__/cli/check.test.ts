import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../../gate/formats/format";
import { BIN, CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

/** A plan that adopts a peering with Astro; only with `autoAccept` it accepts it. */
function plan(autoAccept: boolean): string {
  const values = { auto_accept: autoAccept, vpc_peering_connection_id: "pcx-0123456789abcdef0" };
  const accepter = {
    address: "aws_vpc_peering_connection_accepter.astro",
    mode: "managed",
    type: "aws_vpc_peering_connection_accepter",
    name: "astro",
    provider_name: "registry.terraform.io/hashicorp/aws",
  };
  const route = {
    address: "aws_route.to_astro",
    mode: "managed",
    type: "aws_route",
    name: "to_astro",
    provider_name: "registry.terraform.io/hashicorp/aws",
  };
  const to = {
    route_table_id: "rtb-0123456789abcdef0",
    destination_cidr_block: "172.20.0.0/20",
    vpc_peering_connection_id: "pcx-0123456789abcdef0",
  };
  const change = (after: object): object => ({ actions: ["create"], before: null, after, after_unknown: {} });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: { resources: [{ ...accepter, values }] } },
    resource_changes: [
      { ...accepter, change: change(values) },
      { ...route, change: change(to) },
    ],
    configuration: {
      root_module: {
        resources: [
          {
            ...accepter,
            expressions: {
              auto_accept: { constant_value: autoAccept },
              vpc_peering_connection_id: { constant_value: "pcx-0123456789abcdef0" },
            },
          },
          {
            ...route,
            expressions: Object.fromEntries(
              Object.entries(to).map(([name, constant_value]) => [name, { constant_value }]),
            ),
          },
        ],
      },
    },
  });
}

const ACCEPTS = plan(true);
const ADOPTS = plan(false);
const CHECK = ["check", "plan.json", "--config", "connections.yaml"];

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": CONNECTIONS, "plan.json": ADOPTS })));
afterEach(() => project.remove());

function rules(stdout: string): readonly string[] {
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] };
  return findings.map(({ rule }) => rule);
}

test("exit 1 and the report when something is refused", () => {
  const { exit, stdout } = project.run([...CHECK, "--format", "json"]);
  expect(exit).toBe(1);
  expect(rules(stdout)).toContain("vpc-peering/accepter-must-accept");
});

test("exit 0 under --fail-on never, with the same report", () => {
  const { exit, stdout } = project.run([...CHECK, "--format", "json", "--fail-on", "never"]);
  expect(exit).toBe(0);
  expect(rules(stdout)).toContain("vpc-peering/accepter-must-accept");
});

test("what is right is not found", () => {
  project.write({ "plan.json": ACCEPTS });
  expect(rules(project.run([...CHECK, "--format", "json"]).stdout)).not.toContain(
    "vpc-peering/accepter-must-accept",
  );
});

test("- reads standard input, also a large one", () => {
  const input = `${ADOPTS}${" ".repeat(1_000_000)}`;
  const { exit, stdout } = project.run(["check", "-", "--config", "connections.yaml", "--format", "json"], {
    input,
  });
  expect(exit).toBe(1);
  expect(JSON.parse(stdout).findings[0].plan).toBe("-");
});

(process.platform === "win32" ? describe.skip : describe)("where a shell puts the plan", () => {
  const shell = (command: string): { exit: number | null; stdout: string; stderr: string } => {
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command, process.execPath, BIN], {
      cwd: project.path,
      encoding: "utf8",
      timeout: 60_000,
    });
    return { exit: status, stdout, stderr };
  };
  const check = (plan: string): string => `"$0" "$1" check ${plan} --config connections.yaml --format json`;

  test.each([
    ["process substitution", check("<(cat plan.json)")],
    ["/dev/stdin of a pipe", `cat plan.json | ${check("/dev/stdin")}`],
    ["/dev/stdin of a file", `${check("/dev/stdin")} < plan.json`],
    ["standard input of a file", `${check("-")} < plan.json`],
  ])("%s is read", (_, command) => {
    const { exit, stdout } = shell(command);
    expect(exit).toBe(1);
    expect(rules(stdout)).toContain("vpc-peering/accepter-must-accept");
  });

  test.each([
    ["a device without end", check("/dev/zero")],
    ["a device without end at standard input", `${check("-")} < /dev/zero`],
    ["no plan at standard input", `${check("-")} < /dev/null`],
    ["/dev/stdin of no plan", `${check("/dev/stdin")} < /dev/null`],
  ])("%s: exit 2 and one line", (_, command) => {
    const { exit, stdout, stderr } = shell(command);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^[^\n]*a device[^\n]*terraform show -json[^\n]*\n$/);
  });

  test("a name that no file can have, among others: exit 2 and one line", () => {
    const { exit, stdout, stderr } = shell(check(`plan.json ${"x".repeat(5_000)}`));
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^x[^\n]*: cannot be read \(ENAMETOOLONG\)\n$/);
  });
});

test("--output takes the report, standard output stays empty", () => {
  const { exit, stdout } = project.run([...CHECK, "--format", "json", "--output", "report.json"]);
  expect({ exit, stdout }).toEqual({ exit: 1, stdout: "" });
  expect(rules(readFileSync(join(project.path, "report.json"), "utf8"))).toContain(
    "vpc-peering/accepter-must-accept",
  );
});

test.each([
  ["no such plan", ["check", "none.json", "--config", "connections.yaml"]],
  ["no such facts", ["check", "plan.json", "--config", "none.yaml"]],
  ["a plan that is none", ["check", "connections.yaml", "--config", "connections.yaml"]],
  ["one bad plan among good ones", ["check", "plan.json", "none.json", "--config", "connections.yaml"]],
])("%s: exit 2, no report, --output untouched", (_what, args) => {
  project.write({ "report.json": "old" });
  const { exit, stdout, stderr } = project.run([...args, "--fail-on", "never", "--output", "report.json"]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(readFileSync(join(project.path, "report.json"), "utf8")).toBe("old");
});

test("--output that cannot be written: exit 2, nothing left behind", () => {
  mkdirSync(join(project.path, "taken"));
  const before = readdirSync(project.path);
  const { exit, stdout, stderr } = project.run([...CHECK, "--output", "taken"]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toBe("astro-connect: taken cannot be written: it is a folder\n");
  expect(readdirSync(project.path)).toEqual(before);
});

test("help names exactly the formats there are", () => {
  const { stdout } = project.run(["check", "--help"]);
  const choices = /--format <format>[^(]*\(choices:([^)]*)default/s.exec(stdout)?.[1] ?? "";
  expect([...choices.matchAll(/"([a-z]+)"/g)].map(([, format]) => format)).toEqual(FORMATS);
});

describe("explain", () => {
  test("lists every rule", () => {
    const { exit, stdout } = project.run(["explain"]);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^vpc-peering\/accepter-must-accept +error +/m);
  });

  test("an unknown rule: exit 2 and one line", () => {
    const { exit, stdout, stderr } = project.run(["explain", "vpc-peering/accepter-must-acept"]);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^no rule .*did you mean vpc-peering\/accepter-must-accept\?\n$/);
  });
});

test.each([["plan"], ["deploy"]])("%s without Terraform: exit 2, one line, nothing written", (command) => {
  const { exit, stdout, stderr } = project.run([command], { env: { PATH: "" } });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(/^astro-connect: Terraform was not found on PATH.*\n$/);
  expect(existsSync(join(project.path, "cdktf.out"))).toBe(false);
});
