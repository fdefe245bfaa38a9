import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Testing, TerraformStack } from "cdktf";
import type { Path } from "../../config/positions";
import { buildApp } from "../../stacks";
import { ORIGIN_VARIABLE } from "../../stacks/origin";
import { loadDeclaration } from "../../config/load";
import { temporaryFolder } from "../support/tools";
import { fullPeering, peering } from "./sample";
import { bodiesOf, emit } from "./synth";

/** A file whose every value stands where its path says. */
const origin = { file: "connections.yaml", at: (path: Path) => ({ line: path.length, column: 7, path }) };

const originOf = (emitted: ReturnType<typeof emit>) =>
  emitted.variable[ORIGIN_VARIABLE]?.["default"] as Record<string, unknown>;

describe("the origin of a plan", () => {
  it("names file, connection and intent", () => {
    // WHEN
    const { resources: _, ...rest } = originOf(emit(peering(), { origin }));
    // THEN
    expect(rest).toEqual({
      version: 1,
      file: "connections.yaml",
      connection: { id: "orders", name: "Orders", route: "vpc-peering", line: 0, column: 7 },
      intent: {
        target: { accountId: "333333333333", vpcId: "vpc-00000000000000099" },
        clusters: [{ id: "clk1abcde", phase: "request" }],
        dns: "auto",
        ports: [],
        privateHostedZoneIds: [],
      },
    });
  });

  it("names a position for every resource, by its address in Terraform", () => {
    // GIVEN
    const emitted = emit(fullPeering(), { origin });
    // WHEN
    const located = Object.keys(originOf(emitted)["resources"] as object);
    // THEN: the main route table belongs to no value of the file
    const addresses = Object.keys(bodiesOf(emitted)).filter((address) => !address.startsWith("local."));
    expect([...located, "data.aws_route_tables.main"].sort()).toEqual(addresses.sort());
  });

  it("asks for ports only for clusters that can be reached", () => {
    // WHEN
    const { intent } = originOf(emit(fullPeering(), { origin }));
    // THEN
    expect(intent).toEqual({
      target: { accountId: "333333333333", vpcId: "vpc-00000000000000099" },
      clusters: [
        { id: "clk1abcde", phase: "complete" },
        { id: "clk2abcde", phase: "complete" },
        { id: "clk3abcde", phase: "request" },
      ],
      dns: "required",
      ports: [
        { securityGroupId: "sg-00000000000000001", port: 5432, clusters: ["clk1abcde", "clk2abcde"] },
        { securityGroupId: "sg-00000000000000001", port: 6432, clusters: ["clk1abcde", "clk2abcde"] },
        { securityGroupId: "sg-00000000000000002", port: 443, clusters: ["clk1abcde", "clk2abcde"] },
      ],
      privateHostedZoneIds: ["Z000000000000000001", "Z000000000000000002"],
    });
  });

  it("asks for nothing from a retired connection", () => {
    expect(originOf(emit(fullPeering({ retired: true }), { origin }))).toMatchObject({
      resources: {},
      intent: { retired: true },
    });
  });

  it("changes nothing else of the stack", () => {
    // GIVEN
    const { variable: _, ...told } = emit(fullPeering(), { origin });
    const { variable, ...untold } = emit(fullPeering());
    // THEN
    expect(told).toEqual(untold);
    expect(variable).toEqual({});
  });

  it("keeps a name that looks like an expression as it is", () => {
    // GIVEN
    const name = "a ${var.b} %{if} c";
    // THEN
    expect(originOf(emit(peering({ name }), { origin }))["connection"]).toMatchObject({ name });
  });

  it("finds the lines of a real file, which it names relative to the project", () => {
    // GIVEN
    const projectDir = temporaryFolder();
    const file = join(projectDir, "connections.yaml");
    writeFileSync(file, FILE);
    // WHEN
    const app = buildApp(loadDeclaration(file), { projectDir });
    const [text] = app.node.children
      .filter((child) => TerraformStack.isStack(child))
      .map((child) => Testing.synth(child));
    // THEN
    const { variable } = JSON.parse(text ?? "") as ReturnType<typeof emit>;
    expect(variable[ORIGIN_VARIABLE]?.["default"]).toMatchObject({
      file: "connections.yaml",
      connection: { line: 5, column: 5 },
      resources: {
        "data.aws_vpc.target": { line: 11, column: 14 },
        "aws_vpc_peering_connection_accepter.clk1abcde": { line: 13, column: 31 },
      },
    });
    expect(text).not.toContain(projectDir);
  });
});

const FILE = `astro:
  clusters:
    - {id: clk1abcde, name: prod, region: us-east-1, accountId: "222222222222", cidr: 172.20.0.0/20}
connections:
  - id: orders
    name: Orders
    route: vpc-peering
    target:
      accountId: "333333333333"
      region: us-east-1
      vpcId: vpc-0123456789abcdef0
    clusters:
      - {peeringConnectionId: pcx-0123456789abcdef0, cluster: prod}
    routing: {routeTableIds: [rtb-0123456789abcdef0]}
`;
