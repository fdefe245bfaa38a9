import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDeclaration } from "../../config/load";
import { WHENCE } from "../../config/whence";
import { synth } from "../../gate/cdktf";
import { buildApp } from "../../stacks";
import { ProjectFolder, requireBuilt, type Run } from "./astro-connect";

const CLUSTER = [
  "--cluster-id=clk1abcde",
  "--cluster-account-id=222222222222",
  "--cluster-cidr=172.20.0.0/20",
];
const SIDE = ["--id=orders", "--account-id=333333333333"];
const SERVICE = [
  "--ports=5432",
  "--service=Orders",
  "--host=orders.example.com",
  "--connection-type=postgres",
];
const GROUP = "--security-group-id=sg-0123456789abcdef0";
const VPC = "--vpc-id=vpc-0123456789abcdef0";
const SNOWFLAKE = [
  "--organization=EXAMPLE",
  "--snowflake-account=PROD",
  "--database=SECURITY",
  "--schema=NETWORK",
];
const SUBNETS = "subnet-0123456789abcdef0,subnet-0123456789abcdef1";

/** Each route and kind of target: what is asked for at least, and what may be said besides. */
const ROUTES: readonly {
  readonly route: string;
  readonly target?: string;
  readonly least: readonly string[];
  readonly more: readonly string[];
}[] = [
  {
    route: "vpc-peering",
    least: [...SIDE, VPC, "--route-table-ids=rtb-0123456789abcdef0"],
    more: [
      "--cluster-vpc-id=vpc-0123456789abcdef9",
      "--cluster-secondary-cidr=100.64.0.0/19",
      "--assume-role-arn=arn:aws:iam::333333333333:role/terraform",
      "--vpc-cidrs=10.20.0.0/16,10.21.0.0/16",
      "--peering-connection-id=pcx-0123456789abcdef0",
      `--subnet-ids=${SUBNETS}`,
      ...SERVICE,
      GROUP,
    ],
  },
  {
    route: "transit-gateway",
    target: "vpc",
    least: [...SIDE, VPC, `--attachment-subnet-ids=${SUBNETS}`, "--route-table-ids=rtb-0123456789abcdef0"],
    more: [
      "--transit-gateway-id=tgw-0123456789abcdef0",
      "--attachment-id=tgw-attach-0123456789abcdef0",
      "--vpc-account-id=444444444444",
      "--vpc-assume-role-arn=arn:aws:iam::444444444444:role/terraform",
      "--vpc-cidrs=10.20.0.0/16",
      `--subnet-ids=${SUBNETS}`,
      ...SERVICE,
      GROUP,
    ],
  },
  {
    route: "transit-gateway",
    target: "network",
    least: [
      ...SIDE,
      "--network-attachment-id=tgw-attach-0123456789abcdef1",
      "--network-cidrs=192.168.0.0/16",
    ],
    more: ["--transit-gateway-id=tgw-0123456789abcdef0", "--network-name=Head office", ...SERVICE],
  },
  {
    route: "aws-endpoint",
    least: ["--id=lake", "--services=s3"],
    more: ["--vpc-endpoint-id=vpce-0123456789abcdef0"],
  },
  {
    route: "aws-endpoint",
    least: [...SIDE, "--services=s3, redshift, ec2-api, rds-data", "--warehouses=warehouse"],
    more: [
      "--cluster-vpc-id=vpc-0123456789abcdef9",
      "--assume-role-arn=arn:aws:iam::333333333333:role/terraform",
    ],
  },
  {
    route: "endpoint-service",
    target: "rds",
    least: [
      ...SIDE,
      VPC,
      `--load-balancer-subnet-ids=${SUBNETS}`,
      "--ports=5432,5433",
      "--identifier=orders",
    ],
    more: ["--database-kind=cluster", "--vpc-endpoint-id=vpce-0123456789abcdef0", GROUP],
  },
  {
    route: "endpoint-service",
    target: "instances",
    least: [
      ...SIDE,
      VPC,
      `--load-balancer-subnet-ids=${SUBNETS}`,
      "--ports=443",
      "--instance-ids=i-0123456789abcdef0",
    ],
    more: ["--vpc-endpoint-id=vpce-0123456789abcdef0", "--service=Orders API", GROUP],
  },
  {
    route: "endpoint-service",
    target: "ips",
    least: [...SIDE, VPC, `--load-balancer-subnet-ids=${SUBNETS}`, "--ports=9092", "--addresses=10.20.1.10"],
    more: ["--connection-type=kafka"],
  },
  {
    route: "endpoint-service",
    target: "load-balancer",
    least: [
      ...SIDE,
      VPC,
      "--load-balancer-arn=arn:aws:elasticloadbalancing:us-east-1:333333333333:loadbalancer/net/orders/0123456789abcdef",
    ],
    more: ["--vpc-endpoint-id=vpce-0123456789abcdef0", ...SERVICE],
  },
  {
    route: "third-party-endpoint",
    target: "snowflake",
    least: ["--id=warehouse", "--edition=business-critical", ...SNOWFLAKE],
    more: [
      "--endpoint-service-name=com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
      "--account-url=xy12345.us-east-1.privatelink.snowflakecomputing.com",
      "--ocsp-url=ocsp.xy12345.us-east-1.privatelink.snowflakecomputing.com",
      "--vpc-endpoint-id=vpce-0123456789abcdef0",
    ],
  },
  {
    route: "third-party-endpoint",
    target: "databricks",
    least: [
      "--id=lakehouse",
      "--edition=enterprise",
      "--databricks-account-id=0123abcd-0123-4567-89ab-0123456789ab",
      "--workspace-host=dbc-a1b2345c-d6e7.cloud.databricks.com",
      "--endpoint-service-name=com.amazonaws.vpce.us-east-1.vpce-svc-0fedcba9876543210",
      "--public-access=true",
    ],
    more: ["--vpc-endpoint-id=vpce-0123456789abcdef0"],
  },
  {
    route: "public-endpoint",
    target: "snowflake",
    least: ["--id=warehouse", ...SNOWFLAKE, "--users=AIRFLOW"],
    more: ["--cluster-external-ips=52.1.2.3,52.1.2.4", "--users=AIRFLOW, AIR FLOW"],
  },
  {
    route: "public-endpoint",
    target: "databricks",
    least: [
      "--id=lakehouse",
      "--workspace-host=dbc-a1b2345c-d6e7.cloud.databricks.com",
      "--caller-ip=203.0.113.7",
      "--also-allow=198.51.100.0/24",
    ],
    more: ["--cluster-external-ips=52.1.2.3 52.1.2.4"],
  },
  {
    route: "public-endpoint",
    target: "security-group",
    least: [...SIDE, "--ports=443", GROUP],
    more: ["--cluster-external-ips=52.1.2.3", "--service=Orders API", "--host=orders.example.com"],
  },
];

const CASES = ROUTES.flatMap(({ route, target, least, more }) => {
  const args = [...CLUSTER, `--route=${route}`, ...(target === undefined ? [] : [`--target=${target}`])];
  const named = `${route} ${target ?? least.find((flag) => flag.startsWith("--services")) ?? ""}`;
  return [
    { named: `${named}, no more than is needed`, args: [...args, ...least] },
    { named: `${named}, all answered`, args: [...args, ...least, ...more] },
  ];
});

let project: ProjectFolder;
beforeAll(requireBuilt);
beforeEach(() => (project = new ProjectFolder()));
afterEach(() => project.remove());

const file = (name = "connections.yaml"): string => join(project.path, name);
const init = (...args: readonly string[]): Run => project.run(["init", ...args]);

describe.each(CASES)("$named", ({ args }) => {
  test("is a file that loads, and whose Terraform is refused by nothing", () => {
    const { exit, stderr } = init(...args);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(readFileSync(file(), "utf8")).toMatch(
      /^# yaml-language-server: \$schema=\.\/node_modules\/astro-connect\//,
    );

    const loaded = loadDeclaration(file());
    expect(loaded.declaration.connections).toHaveLength(1);
    const outdir = mkdtempSync(join(tmpdir(), "astro-connect-init-"));
    try {
      const { report } = synth(buildApp(loaded, { projectDir: project.path, outdir }), { config: file() });
      expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});

test("every answer arrives where it belongs, and every other key is a comment that tells where it is had", () => {
  const [{ args }] = CASES.slice(1) as [(typeof CASES)[number]];
  expect(init(...args).exit).toBe(0);
  expect(loadDeclaration(file()).declaration.connections[0]).toMatchObject({
    id: "orders",
    name: "Orders",
    route: "vpc-peering",
    target: {
      accountId: "333333333333",
      region: "us-east-1",
      assumeRoleArn: "arn:aws:iam::333333333333:role/terraform",
      vpcId: "vpc-0123456789abcdef0",
      cidrs: ["10.20.0.0/16", "10.21.0.0/16"],
    },
    clusters: [
      {
        cluster: {
          id: "clk1abcde",
          name: "prod",
          vpcId: "vpc-0123456789abcdef9",
          secondaryCidr: "100.64.0.0/19",
        },
        peeringConnectionId: "pcx-0123456789abcdef0",
      },
    ],
    routing: {
      subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      routeTableIds: ["rtb-0123456789abcdef0"],
    },
    services: [
      {
        name: "Orders",
        ports: [5432],
        host: "orders.example.com",
        securityGroupId: "sg-0123456789abcdef0",
        connectionType: "postgres",
      },
    ],
  });
});

test("what was skipped is shown, with where it is had", () => {
  const [{ args }] = CASES as [(typeof CASES)[number]];
  expect(init(...args).exit).toBe(0);
  const text = readFileSync(file(), "utf8");
  const comments = text.replace(/\n *#(?! \w+: )/g, "");
  expect(comments).toContain(WHENCE.accountId);
  expect(comments).toContain(WHENCE.vpcId);
  expect(comments).toContain(WHENCE.peeringConnectionId);
  for (const shown of [
    "# secondaryCidr: 100.64.0.0/19",
    "# vpcId: vpc-0fedcba9876543210",
    "# assumeRoleArn: arn:aws:iam::333333333333:role/terraform",
    "# peeringConnectionId: pcx-0123456789abcdef0",
    "# services: [{ name: orders, ports: [5432] }]",
  ]) {
    expect(text).toContain(shown);
  }
  // Without its comments in the way, what is shown is right as well.
  writeFileSync(file("all.yaml"), text.replace(/^( *)# (\w+: [^A-Z ].*|\w+: "\d.*)$/gm, "$1$2"));
  expect(() => loadDeclaration(file("all.yaml"))).not.toThrow();
});

test("a file is never overwritten", () => {
  project.write({ "connections.yaml": "mine" });
  const { exit, stdout, stderr } = init(...(CASES[0]?.args ?? []));
  expect({ exit, stdout, stderr }).toEqual({
    exit: 2,
    stdout: "",
    stderr:
      "astro-connect: connections.yaml exists and is not overwritten; name another file with --output, or add a connection to it by hand\n",
  });
  expect(readFileSync(file(), "utf8")).toBe("mine");
});

test.each([
  [
    [],
    "there is no terminal to ask on; give --route: public-endpoint, vpc-peering, transit-gateway, aws-endpoint, endpoint-service, third-party-endpoint",
  ],
  [["--route=vpc-perring"], '--route: found "vpc-perring"; did you mean vpc-peering?'],
  [
    ["--route=public-endpoint"],
    "there is no terminal to ask on; give --target: snowflake, databricks, security-group",
  ],
  [
    ["--route=vpc-peering", "--target=vpc"],
    "--target: route vpc-peering has one kind of target only; leave it out",
  ],
  [
    ["--route=aws-endpoint", "--id=lake", "--services=s3", ...CLUSTER.slice(1)],
    "there is no terminal to ask on; give --cluster-id CLUSTER_ID (init --help explains them)",
  ],
  [
    ["--route=aws-endpoint", "--id=Lake", "--services=s3", ...CLUSTER],
    '--id: found "Lake", which is not a connection id (lower-case words joined by hyphens); write lake',
  ],
  [["--route=aws-endpoint", "--id=lake", "--services=s4", ...CLUSTER], '--services: found "s4"; write s3'],
  [
    ["--route=aws-endpoint", "--id=lake", "--services=s3", "--users=A", ...CLUSTER],
    "--users: nothing of --route aws-endpoint asks for it with these answers; leave it out",
  ],
])("%j is refused in one line, and nothing is written", (args, problem) => {
  const { exit, stdout, stderr } = init(...args);
  expect({ exit, stdout, stderr }).toEqual({ exit: 2, stdout: "", stderr: `astro-connect: ${problem}\n` });
  expect(existsSync(file())).toBe(false);
});

test("answers that do not fit together are refused before there is a file", () => {
  const { exit, stdout, stderr } = init(
    ...(CASES[0]?.args ?? []),
    "--assume-role-arn=arn:aws:iam::444444444444:role/terraform",
  );
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(
    /^astro-connect: the answers do not fit together: connections\[0\]\.target\.assumeRoleArn: found .*\n$/,
  );
  expect(existsSync(file())).toBe(false);
});
