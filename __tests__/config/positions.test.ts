import { parseDeclaration } from "../../config/load";
import type { Path } from "../../config/positions";

const TEXT = `astro:
  clusters:
    - &prod
      id: clk1abcde
      name: prod
      region: us-east-1
      accountId: "222222222222"
      cidr: 172.20.0.0/20
      externalIps: [52.1.2.3,
        52.1.2.4]
connections:
  - id: orders
    name: Orders
    route: vpc-peering
    backend: &backend {type: s3, bucket: states, region: us-east-1}
    target:
      accountId: "333333333333"
      region: us-east-1
      vpcId: vpc-0aaaaaaaaaaaaaaa1
    clusters:
      - cluster: prod
    routing: {routeTableIds: [rtb-0aaaaaaaaaaaaaaa1]}
  - id: billing
    name: Billing
    route: vpc-peering
    backend: *backend
    target: {accountId: "333333333333", region: us-east-1, vpcId: vpc-0bbbbbbbbbbbbbbb1}
    clusters: [{cluster: prod}]
    routing: {routeTableIds: [rtb-0bbbbbbbbbbbbbbb1]}
`;

const { positions } = parseDeclaration("c.yaml", TEXT);

const PLACES: [string, Path, number, number][] = [
  ["the file", [], 1, 1],
  ["a part: its key", ["astro"], 1, 1],
  ["an entry of a list: itself", ["astro", "clusters", 0], 4, 7],
  ["a scalar: its value", ["astro", "clusters", 0, "cidr"], 8, 13],
  ["an entry of a list in brackets", ["astro", "clusters", 0, "externalIps", 1], 10, 9],
  ["a connection", ["connections", 1], 23, 5],
  ["a mapping below its key: its key", ["connections", 0, "target"], 16, 5],
  ["a scalar in braces", ["connections", 0, "routing", "routeTableIds", 0], 22, 31],
  ["an alias: where it is used", ["connections", 1, "backend"], 26, 14],
  ["what is behind an alias: where it is written", ["connections", 1, "backend", "bucket"], 15, 42],
  ["what is missing: its nearest ancestor", ["connections", 0, "dns", "resolution"], 12, 5],
  ["what is missing in a mapping", ["connections", 0, "target", "profile"], 16, 5],
  ["an entry that is missing", ["connections", 7], 11, 1],
  ["what no scalar can have", ["astro", "clusters", 0, "cidr", "x"], 8, 13],
];

test.each(PLACES)("%s", (_, path, line, column) => {
  expect(positions.at(path)).toEqual({ file: "c.yaml", line, column });
});
