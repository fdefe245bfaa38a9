/** `astro-connect export`: plain modules, and what stands where they are to go. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CONNECTIONS, ProjectFolder, requireBuilt } from "./astro-connect";

const LISTENER = "{ port: 5432, targets: { type: rds, identifier: billing } }";
const SERVICE = `  - id: service
    name: Billing & more
    route: endpoint-service
    target: { accountId: "555555555555", region: us-east-1, vpcId: vpc-0123456789abcdef2 }
    loadBalancer: { type: new, subnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1] }
    listeners: [${LISTENER}]
    clusters: [{ cluster: prod }]
    services: [{ name: billing, ports: [5432], securityGroupId: sg-0123456789abcdef0 }]
`;
const FILE = `${CONNECTIONS}${SERVICE}`;

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder({ "connections.yaml": FILE })));
afterEach(() => project.remove());

const at = (...path: readonly string[]): string => join(project.path, ...path);
const read = (...path: readonly string[]): string => readFileSync(at(...path), "utf8");

/** Content of every file below a folder of the project, by path. */
function everything(folder: string): Record<string, string> {
  if (!existsSync(at(folder))) return {};
  return Object.fromEntries(
    readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(at(folder).length + 1), readFileSync(file, "base64")]),
  );
}

function exported(...names: readonly string[]): void {
  expect(project.run(["export", ...names, "--out", "out"])).toMatchObject({ exit: 0, stderr: "" });
}

test("a folder for each named connection, and no other; the project stays as it is", () => {
  // WHEN
  const { exit, stdout, stderr } = project.run(["export", "Orders database", "billing", "--out", "out"]);
  // THEN
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  expect(stdout.split("\n").map((line) => line.replace(/:.*/, ""))).toEqual([
    join("out", "orders"),
    join("out", "billing"),
    "",
  ]);
  expect(readdirSync(at("out")).sort()).toEqual(["billing", "orders"]);
  expect(readdirSync(at("out", "billing")).sort()).toEqual([
    ".astro-connect-export.json",
    "README.md",
    "astro_connect_origin.tf.json",
    "main.tf.json",
  ]);
  expect(readdirSync(project.path).sort()).toEqual(["cdktf.json", "connections.yaml", "out"]);
});

test("the module is what synth emits, without the notes of the framework and without the path of a local state", () => {
  // GIVEN what synth emits
  exported("billing");
  spawnSync(process.execPath, [join(__dirname, "..", "..", "dist", "main.js")], { cwd: project.path });
  const synthesized = JSON.parse(
    readFileSync(at("cdktf.out", "stacks", "billing", "cdk.tf.json"), "utf8"),
    (key, value: unknown) => (key === "//" || key === "backend" ? undefined : value),
  ) as { readonly variable: unknown };
  // THEN
  const main = JSON.parse(read("out", "billing", "main.tf.json")) as object;
  const origin = JSON.parse(read("out", "billing", "astro_connect_origin.tf.json")) as object;
  expect({ ...main, ...origin }).toEqual(synthesized);
  expect(Object.keys(origin)).toEqual(["variable"]);
  expect(Object.keys(main)[0]).toBe("terraform");
});

test("a state that others reach stays the state of the module", () => {
  project.write({
    "connections.yaml": `${FILE}    backend: { type: s3, bucket: example-states, region: eu-west-1 }\n`,
  });
  exported("service");
  const { terraform } = JSON.parse(read("out", "service", "main.tf.json")) as {
    terraform: { backend: object };
  };
  expect(terraform.backend).toEqual({
    s3: {
      bucket: "example-states",
      key: "astro-connect/service.tfstate",
      region: "eu-west-1",
      encrypt: true,
      use_lockfile: true,
    },
  });
  expect(read("out", "service", "README.md")).toContain(
    "`s3://example-states/astro-connect/service.tfstate`",
  );
});

test("the README says what it is, what it needs, how to run it, and what is awaited from whom", () => {
  exported("service", "billing");
  const text = read("out", "service", "README.md");
  expect(text).toMatch(/^# Billing &#38; more\n/);
  for (const part of [
    "`service` (`endpoint-service`)",
    "Terraform `>= 1.10`",
    "`hashicorp/aws` `>= 5.100, < 7`, which acts in account `555555555555` in `us-east-1`",
    "$ terraform plan -out plan",
    "$ tofu plan -out plan",
    "$ npx astro-connect check plan.json --config path/to/connections.yaml",
    "`terraform.service.tfstate`, beside `cdktf.json`",
    "- `endpoint_service_name`: ",
  ])
    expect(text).toContain(part);
  expect(text).toMatch(
    /^## Still awaited\n\n(- .*\n)*- `clk1abcde` \(request phase\): endpoint in .*, from Astronomer support$/m,
  );
});

test("the code of a function comes along, where the module looks for it", () => {
  exported("service");
  const { resource } = JSON.parse(read("out", "service", "main.tf.json")) as {
    resource: { aws_lambda_function: { rds_targets: { filename: string } } };
  };
  expect(existsSync(at("out", "service", resource.aws_lambda_function.rds_targets.filename))).toBe(true);
});

test("the same file gives the same bytes; a second export onto the first changes none of them", () => {
  exported("orders", "service");
  const first = everything("out");
  exported("orders", "service");
  expect(everything("out")).toEqual(first);
  rmSync(at("out"), { recursive: true });
  exported("service", "orders");
  expect(everything("out")).toEqual(first);
});

test("the next export replaces what the last one wrote, removes what is no more, and leaves all else", () => {
  // GIVEN
  exported("service");
  const zip = Object.keys(everything("out")).find((path) => path.endsWith(".zip"))!;
  for (const own of ["terraform.tfstate", "backend.tf"]) writeFileSync(at("out", "service", own), own);
  project.write({
    "connections.yaml": FILE.replace(
      LISTENER,
      "{ port: 5432, targets: { type: ips, addresses: [10.2.0.5] } }",
    ),
  });
  // WHEN
  exported("service");
  // THEN
  expect(read("out", "service", "main.tf.json")).toContain("10.2.0.5");
  expect(existsSync(at("out", zip))).toBe(false);
  for (const own of ["terraform.tfstate", "backend.tf"]) expect(read("out", "service", own)).toBe(own);
});

test("--hcl writes the native syntax in its place, and the README says how it came", () => {
  exported("orders", "service");
  const before = Object.keys(everything("out"));
  expect(project.run(["export", "orders", "service", "--out", "out", "--hcl"])).toMatchObject({ exit: 0 });
  const after = Object.keys(everything("out"));
  expect(after).toEqual(before.map((path) => path.replace("main.tf.json", "main.tf")));
  expect(read("out", "service", "main.tf")).toMatch(/^resource "aws_vpc_endpoint_service" "service" \{$/m);
  expect(read("out", "service", "README.md")).toContain("export service --out DIR --hcl");
  expect(read("out", "service", "README.md")).toContain("rather than `main.tf`,");
});

describe("nothing is written, and standard output stays empty", () => {
  const refused = (args: readonly string[], message: RegExp, exit = 2): void => {
    const before = everything("out");
    const ended = project.run(["export", ...args]);
    expect({ ...ended, stderr: "" }).toEqual({ exit, stdout: "", stderr: "" });
    expect(ended.stderr).toMatch(message);
    expect(everything("out")).toEqual(before);
  };

  test("where a file was edited since; the other connection's folder stays as it is, too", () => {
    exported("orders", "billing");
    writeFileSync(at("out", "billing", "main.tf.json"), "{}");
    project.write({ "connections.yaml": FILE.replaceAll("us-east-1", "us-west-2") });
    refused(
      ["orders", "billing", "--out", "out"],
      /^astro-connect: out.billing.main\.tf\.json was edited since it was exported: move it away, or name another --out; nothing was written\n$/,
    );
  });

  test("where a file of that name is somebody else's", () => {
    mkdirSync(at("out", "orders"), { recursive: true });
    writeFileSync(at("out", "orders", "README.md"), "mine");
    refused(["orders", "--out", "out"], /^astro-connect: out.orders.README\.md was not written by export: /);
  });

  test("where the note of an earlier export leads out of its folder", () => {
    exported("orders");
    const note = at("out", "orders", ".astro-connect-export.json");
    writeFileSync(note, JSON.stringify({ version: 1, files: { "../../connections.yaml": "0" } }));
    refused(["orders", "--out", "out"], /is not what export wrote there: move it away/);
    expect(existsSync(at("connections.yaml"))).toBe(true);
  });

  test("where a file stands in the way of the folder, and what was made for the other one is gone", () => {
    mkdirSync(at("out"));
    writeFileSync(at("out", "orders"), "");
    refused(
      ["orders", "billing", "--out", "out"],
      /^astro-connect: out.orders.\S+ cannot be written: a file stands where its folder has to be\n$/,
    );
    expect(readdirSync(at("out"))).toEqual(["orders"]);
  });

  test("for a connection that the file does not have", () => {
    refused(["ordres", "--out", "out"], /has no connection "ordres": did you mean "orders"\?\n$/);
  });

  test("for a file with a mistake", () => {
    project.write({ "connections.yaml": FILE.replace("172.20.0.0/20", "172.20.0.1/20") });
    refused(["orders", "--out", "out"], /^connections\.yaml:7:13: .*172\.20\.0\.0\/20\n$/);
  });

  test("without a connection or a folder", () => {
    refused(["--out", "out"], /^error: missing required argument 'CONNECTION'\n$/);
    refused(["orders"], /^error: required option '--out <dir>' not specified\n$/);
  });
});
