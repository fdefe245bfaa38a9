/** Files to draw: ours, and made-up ones that are large or hostile. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadDeclaration, parseDeclaration } from "../../config/load";
import type { Connection } from "../../config/model";
import { ConnectionId, VpcId } from "../../config/values";
import type { Finding } from "../../gate";
import { type Drawn, type Picture, pictureOf } from "../../pictures";
import { dev, peering, prod } from "../handover/fixtures";

const ROOT = join(__dirname, "..", "..");

/** The project's own files, by path from the root. */
export const FILES = [
  "connections.yaml",
  ...readdirSync(join(ROOT, "examples"))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `examples/${name}`),
];

/** The picture of one of the project's own files. */
export function pictureOfFile(file: string): Picture {
  return pictureOf({
    file,
    connections: loadDeclaration(join(ROOT, file)).declaration.connections,
    findings: [],
  });
}

/** A finding, as far as pictures look at one. */
export function finding(plan: string, changes: Partial<Finding> = {}): Finding {
  return {
    plan,
    rule: "vpc-peering/cidr-overlap",
    severity: "error",
    address: "aws_route.to_astro[0]",
    message: "the VPC overlaps the cluster",
    expected: "no overlap",
    actual: "10.0.0.0/16",
    remediation: "Renumber the VPC.",
    docs: "docs/policies/vpc-peering/cidr-overlap.md",
    source: { file: "connections.yaml", line: 14, column: 7 },
    waived: null,
    ...changes,
  };
}

/** Thirty connections of four clusters in two accounts, to four accounts, Snowflake and the premises. */
export function thirtyConnections(): Drawn {
  const hex = (n: number): string => n.toString(16).padStart(2, "0");
  const clusters = [0, 1, 2, 3].map(
    (n) => `
    - { id: clk${n}abcde, name: cluster${n}, region: us-east-1, accountId: "22222222222${n % 2}", cidr: 172.2${n}.0.0/20, externalIps: [52.1.2.${n}] }`,
  );
  const connections = Array.from({ length: 30 }, (_, n) => {
    const of = (...names: number[]): string =>
      `[${names.map((each) => `{ cluster: cluster${each} }`).join(", ")}]`;
    const account = `accountId: "33333333333${n % 4}", region: us-east-1`;
    const members = n % 3 === 0 ? of(n % 4, (n + 1) % 4, (n + 2) % 4) : of(n % 4);
    const head = `
  - id: connection-${n}
    name: Data service number ${n}
    clusters: ${members}`;
    switch (n % 4) {
      case 0:
        return `${head}
    route: public-endpoint
    target: { type: snowflake, organization: EXAMPLE, account: A${n}, database: D, schema: S, users: [U] }`;
      case 1:
        return `${head}
    route: vpc-peering
    target: { ${account}, vpcId: vpc-0aaaaaaaaaaaaaa${hex(n)}, cidrs: [10.${n}.0.0/16] }
    routing: { routeTableIds: [rtb-0123456789abcde${hex(n)}] }
    services: [{ name: db${n}, host: db${n}.example.com, ports: [5432] }]`;
      case 2:
        return `${head}
    route: endpoint-service
    target: { ${account}, vpcId: vpc-0bbbbbbbbbbbbbb${hex(n)} }
    loadBalancer: { type: new, subnetIds: [subnet-0cccccccccccccc${hex(n)}, subnet-0dddddddddddddd${hex(n)}] }
    listeners: [{ port: 5432, targets: { type: rds, identifier: db${n} } }]
    services: [{ name: db${n}, ports: [5432] }]`;
      default:
        return `${head}
    route: transit-gateway
    gateway: { ${account}, transitGatewayId: tgw-0123456789abcde${hex(n)}, wayBack: propagated }
    networks: [{ name: Office ${n}, attachmentId: tgw-attach-0aaaaaaaaaaaaaa${hex(n)}, cidrs: [192.168.${n}.0/24] }]
    services: [{ name: erp${n}, host: 192.168.${n}.20, ports: [1521] }]`;
    }
  });
  const text = `astro:\n  clusters:${clusters.join("")}\nconnections:${connections.join("")}\n`;
  const { declaration } = parseDeclaration("thirty.yaml", text);
  return { file: "thirty.yaml", connections: declaration.connections, findings: [finding("connection-3")] };
}

/** Names that try to be something else. */
export const HOSTILE_NAMES = [
  `<script>alert(1)</script>`,
  `</title></svg><img src=x onerror=alert(1)>`,
  `"quoted" & 'single' &lt;entity&gt; ]]>`,
  `"]; click n1 "javascript:alert(1)" %%{init: {"theme":"dark"}}%%`,
  "end",
  "1. `**markdown**` [link](https://example.com)",
  "#quot;#35;;#",
  "\u202Egnitirw tfel ot thgir\u202C\u0000\uD800",
  "قاعدة بيانات الطلبات (הזמנות)",
  "注文データベース 🗄️👩‍👩‍👧‍👦",
  "W".repeat(100),
  `z${"\u0336\u0352".repeat(49)}`,
] as const;

/** Every hostile name as the name of a cluster, a connection and a service. */
export function hostile(): Drawn {
  const connections = HOSTILE_NAMES.map((name, n): Connection =>
    peering({
      id: ConnectionId.of(`hostile-${n}`),
      name,
      clusters: [{ cluster: { ...(n % 2 === 0 ? prod : dev), id: `clk${n}`, name } }],
      target: {
        ...peering().target,
        vpcId: VpcId.of(`vpc-0aaaaaaaaaaaaaa${n.toString(16).padStart(2, "0")}`),
      },
      services: [{ name, host: name, ports: [5432] }],
    }),
  );
  return { file: `<b>.yaml`, connections, findings: [] };
}
