/** The example of somebody else's app, against this checkout; the end-to-end suite has it from the tarball. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/tools";
import type { Emitted } from "../stacks/synth";

const root = join(__dirname, "..", "..");
const example = join(root, "examples", "library-app");

describe("examples/library-app", () => {
  const folder = temporaryFolder("library-app");
  const run = (...args: string[]) => {
    const { CDKTF_OUTDIR: _, ASTRO_CONNECT_CONFIG: __, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder,
      // cdktf 0.21 calls `util.isArray`, which Node warns of from 22 on.
      env: { ...env, NODE_OPTIONS: "--no-deprecation" },
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };
  const stack = (id: string) =>
    JSON.parse(readFileSync(join(folder, "cdktf.out", "stacks", id, "cdk.tf.json"), "utf8")) as Emitted;

  beforeAll(() => {
    cpSync(example, folder, { recursive: true });
    for (const name of ["@cdktf/provider-aws", "cdktf", "constructs", "@types"]) link(name);
    symlinkSync(root, join(folder, "node_modules", "astro-connect"), "junction");

    function link(name: string): void {
      mkdirSync(join(folder, "node_modules", "@cdktf"), { recursive: true });
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name), "junction");
    }
  });

  it("asks for what this checkout has", () => {
    const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Manifest;
    const ours = read(join(root, "package.json"));
    const theirs = read(join(example, "package.json"));
    expect(theirs.dependencies).toEqual({
      "@cdktf/provider-aws": ours.peerDependencies["@cdktf/provider-aws"],
      "astro-connect": `^${ours.version}`,
      cdktf: ours.peerDependencies["cdktf"],
      constructs: ours.peerDependencies["constructs"],
    });
    expect(ours.devDependencies).toMatchObject(theirs.devDependencies);
  });

  it.each([
    ["as the framework's own template has it", []],
    ["by the exports map", ["--module", "Node16", "--moduleResolution", "Node16"]],
  ])("compiles, its types resolved %s", (_, options) => {
    // WHEN
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    const result = run(compiler, "-p", ".", ...options);
    // THEN
    expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("synthesizes our constructs beside its own resources", () => {
    // WHEN
    const result = run("main.js");
    // THEN
    expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
    const { resource, terraform } = stack("orders");
    expect(terraform).toMatchObject({ required_version: ">= 1.10", backend: { local: {} } });
    expect(
      Object.fromEntries(Object.entries(resource).map(([type, all]) => [type, Object.keys(all)])),
    ).toEqual({
      aws_cloudwatch_log_group: ["flow-log-group"],
      aws_flow_log: ["flow-log"],
      aws_route: ["clk1abcde_100-64-0-0-19", "clk1abcde_172-20-0-0-20"],
      aws_security_group: ["orders"],
      aws_vpc_peering_connection_accepter: ["clk1abcde"],
      aws_vpc_peering_connection_options: ["clk1abcde"],
      aws_vpc_security_group_ingress_rule: [
        "clk1abcde_orders_5432_100-64-0-0-19",
        "clk1abcde_orders_5432_172-20-0-0-20",
      ],
    });
    expect(Object.keys(stack("head-office").resource)).toContain("aws_ram_resource_share");
  });

  it("is judged as a whole: a mistake of its own is refused, and nothing is written", () => {
    // WHEN its own stack requests a peering, too
    const wrong = run("-e", WRONG);
    // THEN
    expect(wrong).toMatchObject({ status: 1, stdout: "" });
    expect(wrong.stderr).toMatch(/^orders: error vpc-peering\/customer-never-requests /);
    expect(wrong.stderr).toContain("refused by policy; nothing was written");
  });
});

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The app, with a request of its own, which Astronomer cannot accept. */
const WRONG = `
  const { App } = require("cdktf");
  const { VpcPeeringConnection } = require("@cdktf/provider-aws/lib/vpc-peering-connection");
  const { loadDeclaration, synth } = require("astro-connect");
  const { OrdersNetwork } = require("./orders-network");
  const app = new App({ outdir: "wrong.out" });
  const [orders] = loadDeclaration("connections.yaml").declaration.connections;
  const stack = new OrdersNetwork(app, orders);
  new VpcPeeringConnection(stack, "request", {
    vpcId: "vpc-0aaaaaaaaaaaaaaa1", peerOwnerId: "222222222222", peerVpcId: "vpc-0123456789abcdef0",
  });
  synth(app, { config: "connections.yaml" });
`;
