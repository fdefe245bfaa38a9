import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "../../config/errors";
import { loadFacts } from "../../config/load";
import { cluster, fileOf, load, messages, other, peering, staging } from "./samples";

const folder = mkdtempSync(join(tmpdir(), "astro-connect-"));
const file = join(folder, "facts.yaml");
afterAll(() => rmSync(folder, { recursive: true }));

/** As the contract has it, word for word. */
const CONTRACT = `astro:
  clusters:
    - id: clk1abcde            # Cluster ID, as support asks for it
      name: prod               # how this file refers to it
      region: us-east-1
      accountId: "222222222222"          # AWS account of the Astro data plane: 12 digits; unquoted is refused ("quote it")
      cidr: 172.20.0.0/20
      type: dedicated                    # optional: dedicated (default) | hybrid | standard
      secondaryCidr: 100.64.0.0/19       # optional: pod range
      externalIps: [52.1.2.3, 52.1.2.4]  # optional until known
      vpcId: vpc-0123456789abcdef0       # optional until known: only support can tell
      disasterRecovery: {region: us-west-2, cidr: 172.21.0.0/20, secondaryCidr: 100.65.0.0/19, externalIps: [], vpcId: vpc-0123456789abcdef1}  # optional
`;

test("the fixed part, with every key", () => {
  writeFileSync(file, CONTRACT);
  expect(loadFacts(file).facts).toEqual({
    clusters: [
      {
        id: "clk1abcde",
        name: "prod",
        region: "us-east-1",
        accountId: "222222222222",
        cidr: "172.20.0.0/20",
        type: "dedicated",
        secondaryCidr: "100.64.0.0/19",
        externalIps: ["52.1.2.3", "52.1.2.4"],
        vpcId: "vpc-0123456789abcdef0",
        disasterRecovery: {
          region: "us-west-2",
          cidr: "172.21.0.0/20",
          secondaryCidr: "100.65.0.0/19",
          externalIps: [],
          vpcId: "vpc-0123456789abcdef1",
        },
      },
    ],
  });
});

test("what is optional gets its default or stays absent", () => {
  const disasterRecovery = { region: "us-west-2", cidr: "172.22.0.0/20" };
  const { declaration } = load([cluster(), staging({ disasterRecovery })]);
  expect(declaration.astro.clusters).toStrictEqual([
    { ...cluster(), type: "dedicated", externalIps: [] },
    {
      ...staging(),
      type: "dedicated",
      externalIps: [],
      disasterRecovery: { ...disasterRecovery, externalIps: [] },
    },
  ]);
});

test("connections are optional, and default to what the model says", () => {
  expect(load([cluster()]).declaration.connections).toEqual([]);
  const [connection] = load([cluster()], [peering()]).declaration.connections;
  expect(connection).toStrictEqual({
    ...peering(),
    retired: false,
    backend: { type: "local" },
    services: [],
    clusters: [{ cluster: { ...cluster(), type: "dedicated", externalIps: [] } }],
    routing: { routeTableIds: ["rtb-0aaaaaaaaaaaaaaa1"], subnetIds: [] },
    dns: { resolution: "auto", privateHostedZoneIds: [] },
  });
});

test("defaults are not shared between connections", () => {
  const [first, second] = load([cluster()], [peering(), other()]).declaration.connections;
  expect(first?.services).not.toBe(second?.services);
  const dnsOf = (connection: unknown): unknown => (connection as { readonly dns?: unknown }).dns;
  expect(dnsOf(first)).toBeDefined();
  expect(dnsOf(first)).not.toBe(dnsOf(second));
});

test.each([
  [
    "one IP twice",
    { externalIps: ["52.1.2.3", "52.1.2.3"] },
    'externalIps[1]: found "52.1.2.3" a second time; write each of the external IP addresses of the cluster once',
  ],
  ["an id with a space", { id: "clk 1" }, 'id: found "clk 1"; write the Cluster ID, such as clk1abcde'],
  [
    "a name of two lines",
    { name: "a\nb" },
    'name: found "a\\nb"; write a name of one line, at most 100 characters',
  ],
  ["a type there is not", { type: "dedicatd" }, 'type: found "dedicatd"; write dedicated'],
  [
    "a disaster recovery that is no mapping",
    { disasterRecovery: [] },
    "disasterRecovery: found a list; write a mapping with the keys region, cidr, secondaryCidr, externalIps, vpcId",
  ],
])("%s is refused", (_, keys, expected) => {
  expect(messages([cluster(keys)])).toEqual([`astro.clusters[0].${expected}`]);
});

test("a wrong connections part is refused for its facts, too", () => {
  writeFileSync(file, fileOf([cluster()], [peering({ routing: {} })]));
  expect(() => loadFacts(file)).toThrow(ConfigError);
});

test("facts alone do not load what only connections need", () => {
  // GIVEN a process that says which of our modules it has loaded
  writeFileSync(file, CONTRACT);
  const script = `
    const { transformFileSync } = require("@swc/core");
    require("node:module")._extensions[".ts"] = (module, name) => module._compile(transformFileSync(name,
      { module: { type: "commonjs" }, jsc: { target: "es2022", parser: { syntax: "typescript" } } }).code, name);
    require("./config/load").loadFacts(process.argv[1]);
    console.log(Object.keys(require.cache).join("\\n"));`;
  // WHEN
  const loaded = execFileSync(process.execPath, ["-e", script, file], { encoding: "utf8" });
  // THEN
  expect(loaded).toContain(join("schema", "facts.ts"));
  expect(loaded).not.toContain(join("schema", "connection.ts"));
  expect(loaded).not.toContain(join("config", "routes.ts"));
});
