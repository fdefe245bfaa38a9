import { ROUTES } from "../../config/routes";
import { refusal } from "./samples";

const ANY_ROUTE = ROUTES.map(({ schema }) => schema.entries.route.literal).join(" or ");

const FACTS = `astro:
  clusters:
    - id: clk1abcde
      name: prod
      region: us-east-1
      accountId: "222222222222"
      cidr: 172.20.0.0/20
`;

const CONNECTION = `connections:
  - id: orders
    name: Orders
    route: vpc-peering
    target: { accountId: "333333333333", region: us-east-1, vpcId: vpc-0aaaaaaaaaaaaaaa1 }
    clusters:
      - cluster: prod
    routing: { routeTableIds: [rtb-0aaaaaaaaaaaaaaa1] }
`;

/** [what, text, the lines of the refusal] */
const WRONG: [string, string, string[]][] = [
  [
    "empty",
    "",
    [
      "c.yaml:1:1: found an empty file; write the part astro: with your clusters, as in examples/vpc-peering.yaml",
    ],
  ],
  [
    "blank",
    " \n\n",
    [
      "c.yaml:1:1: found an empty file; write the part astro: with your clusters, as in examples/vpc-peering.yaml",
    ],
  ],
  [
    "comments only",
    "# to do\n# later\n",
    [
      "c.yaml:1:1: found a file without content; write the part astro: with your clusters, as in examples/vpc-peering.yaml",
    ],
  ],
  ["a word", "hello", ['c.yaml:1:1: found "hello"; write a mapping with the keys astro']],
  ["a list", "- a\n", ["c.yaml:1:1: found a list; write a mapping with the keys astro"]],
  [
    "astro without a value",
    "astro:\n",
    ["c.yaml:1:1: astro: found an empty value; write a mapping with the keys clusters"],
  ],
  [
    "no clusters",
    "astro: {clusters: []}\n",
    ["c.yaml:1:9: astro.clusters: found an empty list; write at least one of clusters"],
  ],
  [
    "clusters as a mapping",
    "astro:\n  clusters: {id: a}\n",
    ["c.yaml:2:3: astro.clusters: found a mapping; write a list of clusters, such as [a, b]"],
  ],
  [
    "unquoted account",
    FACTS.replace('"222222222222"', "222222222222"),
    [
      'c.yaml:6:18: astro.clusters[0].accountId: found 222222222222 without quotes, which YAML reads as a number; quote it: "222222222222"',
    ],
  ],
  [
    "unquoted account with a leading zero",
    FACTS.replace('"222222222222"', "012345678901"),
    [
      'c.yaml:6:18: astro.clusters[0].accountId: found 012345678901 without quotes, which YAML reads as a number; quote it: "012345678901"',
    ],
  ],
  [
    "unquoted account with leading zeros and octal digits only",
    FACTS.replace('"222222222222"', "000000000017"),
    [
      'c.yaml:6:18: astro.clusters[0].accountId: found 000000000017 without quotes, which YAML reads as a number; quote it: "000000000017"',
    ],
  ],
  [
    "unquoted and too short",
    FACTS.replace('"222222222222"', "0123"),
    [
      'c.yaml:6:18: astro.clusters[0].accountId: found 0123 without quotes, which YAML reads as a number; write all twelve digits, such as "222222222222"',
    ],
  ],
  [
    "a number as a name",
    FACTS.replace("name: prod", "name: 007"),
    [
      'c.yaml:4:13: astro.clusters[0].name: found 007 without quotes, which YAML reads as a number; quote it: "007"',
    ],
  ],
  [
    "host bits",
    FACTS.replace("172.20.0.0/20", "172.20.1.0/20"),
    ['c.yaml:7:13: astro.clusters[0].cidr: found "172.20.1.0/20", which has host bits; write 172.20.0.0/20'],
  ],
  [
    "a CIDR no VPC has",
    FACTS.replace("172.20.0.0/20", "10.0.0.0/8"),
    [
      'c.yaml:7:13: astro.clusters[0].cidr: found "10.0.0.0/8", which no VPC of AWS can have; write a CIDR with a prefix length from /16 to /28',
    ],
  ],
  [
    "an IPv6 CIDR",
    FACTS.replace("172.20.0.0/20", '"2001:db8::/56"'),
    [
      'c.yaml:7:13: astro.clusters[0].cidr: found "2001:db8::/56", which is IPv6; write the IPv4 CIDR, such as 172.20.0.0/20',
    ],
  ],
  [
    "a region with a typo",
    FACTS.replace("us-east-1", "us-est-1"),
    ['c.yaml:5:15: astro.clusters[0].region: found "us-est-1", which is not an AWS region; write us-east-1'],
  ],
  [
    "an unknown key",
    FACTS + "      secondaryCdir: 100.64.0.0/19\n",
    [
      'c.yaml:8:7: astro.clusters[0].secondaryCdir: found the unknown key "secondaryCdir"; did you mean secondaryCidr? write secondaryCidr',
    ],
  ],
  [
    "every unknown key",
    FACTS + "      owner: me\n      nmae: x\n",
    [
      'c.yaml:8:7: astro.clusters[0].owner: found the unknown key "owner"; write one of id, name, region, cidr, secondaryCidr, externalIps, vpcId, accountId, type, disasterRecovery',
      'c.yaml:9:7: astro.clusters[0].nmae: found the unknown key "nmae"; did you mean name? write name',
    ],
  ],
  [
    "a secret, whose value is not shown",
    FACTS + "      password: hunter2\n",
    [
      'c.yaml:8:7: astro.clusters[0].password: found the key "password", which looks like a secret; secrets never stand in this file: write it to Airflow\'s secrets backend or an Airflow connection',
    ],
  ],
  [
    "a fact that is missing, and where it is had",
    FACTS.replace(/ {6}accountId.*\n/, ""),
    [
      "c.yaml:3:7: astro.clusters[0].accountId: found no accountId; write accountId: AWS account of the Astro data plane, twelve digits in quotes; the AWS account number for the Astronomer account is listed in the Astronomer Cloud Console (https://cloud.astronomer.io/clusters)",
    ],
  ],
  [
    "an optional key without a value",
    FACTS + "      vpcId:\n",
    [
      "c.yaml:8:7: astro.clusters[0].vpcId: found an empty value; write a VPC id such as vpc-0123456789abcdef0, or leave the key out",
    ],
  ],
  [
    "a doubled key",
    FACTS + "      name: again\n",
    ['c.yaml:8:7: found the key "name" a second time (first in line 4); write it once'],
  ],
  [
    "keys that reach for the prototype",
    FACTS + "      __proto__: {vpcId: x}\n      constructor: 1\n",
    [
      'c.yaml:8:7: found the key "__proto__", which never has a meaning here; write the file without it',
      'c.yaml:9:7: found the key "constructor", which never has a meaning here; write the file without it',
    ],
  ],
  [
    "a key that is no text",
    "? [a]\n: b\n" + FACTS,
    ["c.yaml:1:3: found a key that is not text; write a word as key"],
  ],
  [
    "a merge key",
    FACTS.replace("- id", "- &a\n      id") + "    - <<: *a\n      id: clk2\n      name: b\n",
    [
      "c.yaml:9:7: found a merge key (<<), which YAML 1.2 does not have; write the keys out",
      "c.yaml:9:7: astro.clusters[1].region: found no region; write region: AWS Region of the cluster; it is shown in the Astronomer Cloud Console (https://cloud.astronomer.io/clusters)",
      "c.yaml:9:7: astro.clusters[1].cidr: found no cidr; write cidr: CIDR of the cluster's VPC, such as 172.20.0.0/20; it is shown in the Astronomer Cloud Console (https://cloud.astronomer.io/clusters); else open a support ticket with Astronomer",
      "c.yaml:9:7: astro.clusters[1].accountId: found no accountId; write accountId: AWS account of the Astro data plane, twelve digits in quotes; the AWS account number for the Astronomer account is listed in the Astronomer Cloud Console (https://cloud.astronomer.io/clusters)",
    ],
  ],
  [
    "a second document",
    FACTS + "---\nmore: 1\n",
    ["c.yaml:8:1: found a second YAML document; write one document per file"],
  ],
  ["tabs", "astro:\n\tclusters: []\n", ["c.yaml:2:1: found a tab as indentation; write spaces"]],
  ["a tag", "astro: !secret x\n", ["c.yaml:1:8: found a YAML tag (!…); write the value without it"]],
  [
    "every syntax error",
    'a: "x" y\nb: 1\n c: 2\nd: [1\n',
    [
      "c.yaml:1:8: found YAML that cannot be read (Unexpected scalar at node end); write it as YAML 1.2 demands",
      "c.yaml:2:4: found YAML that cannot be read (Nested mappings are not allowed in compact mappings); write it as YAML 1.2 demands",
      "c.yaml:2:4: found YAML that cannot be read (Implicit keys need to be on a single line); write it as YAML 1.2 demands",
      "c.yaml:5:1: found wrong indentation (Flow sequence in block collection must be sufficiently indented and end with a ]); write keys of one mapping in one column",
    ],
  ],
  [
    "an alias without anchor",
    "astro: *a\n",
    ["c.yaml:1:8: found the alias *a without its anchor; write &a before it, or the value"],
  ],
  [
    "an alias of itself",
    "astro: &a [*a]\n",
    ["c.yaml:1:12: found the alias *a inside its own anchor; write the value"],
  ],
  [
    "doubled id and name",
    FACTS + FACTS.split("\n").slice(2).join("\n"),
    [
      'c.yaml:8:11: astro.clusters[1].id: found "clk1abcde", the id of another cluster; write another id',
      'c.yaml:9:13: astro.clusters[1].name: found "prod", the name of another cluster; write another name',
    ],
  ],
  [
    "connections as a mapping",
    FACTS + "connections: {}\n",
    ["c.yaml:8:1: connections: found a mapping; write a list of connections, such as [a, b]"],
  ],
  [
    "an unknown route, and what else is known to be wrong",
    FACTS + CONNECTION.replace("vpc-peering", "vpc-peerin").replace("id: orders", "id: Orders DB"),
    [
      'c.yaml:9:9: connections[0].id: found "Orders DB", which is not a connection id (lower-case words joined by hyphens); write orders-db',
      'c.yaml:11:12: connections[0].route: found "vpc-peerin"; write route: vpc-peering',
    ],
  ],
  [
    "no route",
    FACTS + CONNECTION.replace(/ {4}route.*\n/, ""),
    [`c.yaml:9:5: connections[0].route: found no route; write route: ${ANY_ROUTE}`],
  ],
  [
    "a list as connection",
    FACTS + "connections:\n  - [a]\n",
    [`c.yaml:9:5: connections[0]: found a list; write a mapping with route: ${ANY_ROUTE}`],
  ],
  [
    "an unknown cluster",
    FACTS + CONNECTION.replace("cluster: prod", "cluster: prdo"),
    ['c.yaml:14:18: connections[0].clusters[0].cluster: found the unknown cluster "prdo"; write prod'],
  ],
  [
    "a backend of another kind",
    FACTS + CONNECTION + "    backend: {type: s33}\n",
    ['c.yaml:16:21: connections[0].backend.type: found "s33"; write type: s3'],
  ],
  [
    "ports",
    FACTS + CONNECTION + '    services:\n      - name: a\n        ports: ["5432", 0, 5432, 5432]\n',
    [
      'c.yaml:18:17: connections[0].services[0].ports[0]: found "5432"; write a port from 1 to 65535, without quotes, such as 5432',
      "c.yaml:18:25: connections[0].services[0].ports[1]: found the number 0; write a port from 1 to 65535, without quotes, such as 5432",
      "c.yaml:18:34: connections[0].services[0].ports[3]: found the number 5432 a second time; write each of ports once",
    ],
  ],
  [
    "the password of a URL, which is not shown",
    FACTS +
      CONNECTION +
      "    services:\n      - {name: a, ports: [1], host: 'postgres://u:p@ss/w@db.example.com/x'}\n",
    [
      'c.yaml:17:37: connections[0].services[0].host: found "postgres://***@db.example.com/x", a URL; write the host name alone: db.example.com',
    ],
  ],
  [
    "words and flags",
    FACTS + CONNECTION + "    dns: {resolution: requird}\n    retired: yes\n",
    [
      'c.yaml:16:23: connections[0].dns.resolution: found "requird"; write required',
      'c.yaml:17:14: connections[0].retired: found "yes"; write true or false',
    ],
  ],
  [
    "mistakes of every kind at once",
    FACTS.replace("us-east-1", "us-est-1") +
      CONNECTION.replace("cluster: prod", "cluster: prdo") +
      "    nmae: x\n",
    [
      'c.yaml:5:15: astro.clusters[0].region: found "us-est-1", which is not an AWS region; write us-east-1',
      'c.yaml:14:18: connections[0].clusters[0].cluster: found the unknown cluster "prdo"; write prod',
      'c.yaml:16:5: connections[0].nmae: found the unknown key "nmae"; did you mean name? write name',
    ],
  ],
];

test.each(WRONG)("%s", (_, text, lines) => {
  expect(refusal(text)).toEqual(lines);
});

test("an alias bomb is refused before it grows", () => {
  // GIVEN ten lists, each ten times the one before
  const lists = Array.from("bcdefghijk").map((name, i) => {
    const before = "abcdefghij"[i];
    return `${name}: &${name} [${Array(10).fill(`*${before}`).join(", ")}]`;
  });
  const text = ["a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]", ...lists].join("\n");
  // WHEN
  const before = process.memoryUsage().heapUsed;
  const [line, ...more] = refusal(text);
  // THEN
  expect(line).toMatch(/found aliases that stand for more than 100000 values; write fewer of them$/);
  expect(more).toEqual([]);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
});

test.each([
  ["brackets", "[".repeat(1_000_000)],
  ["brackets hidden by quotes", '["]",'.repeat(20_000)],
  ["indentation", Array.from({ length: 1_900 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ["hyphens", "- ".repeat(20_000)],
])("%s nested too deeply are refused", (_, text) => {
  expect(refusal(text)[0]).toMatch(/found lists or mappings nested too deeply; write /);
});

test("more than a million values are refused before they are read", () => {
  expect(refusal("a: [" + "1,".repeat(1_500_000) + "]")[0]).toMatch(
    /found more than a million lines and values/,
  );
});

test("after a hundred problems the rest is counted", () => {
  const lines = refusal(Array.from({ length: 150 }, (_, i) => `key${i}: 1`).join("\n"));
  expect(lines).toHaveLength(101);
  expect(lines.at(-1)).toBe("… and 51 more problems");
});
