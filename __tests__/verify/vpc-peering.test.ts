import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcPeeringConnectionsCommand,
  type VpcPeeringConnection,
} from "@aws-sdk/client-ec2";
import {
  GetHostedZoneCommand,
  ListVPCAssociationAuthorizationsCommand,
  type VPC as ZoneVpc,
} from "@aws-sdk/client-route-53";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { ASTRO, aws, awsError, CUSTOMER, REGION, reset, short, verifying } from "./support";

const PCX = "pcx-0123456789abcdef0";
const VPC = "vpc-0123456789abcdef0";
const MAIN = "rtb-0123456789abcdef0";
const OTHER = "rtb-0123456789abcdef1";
const GROUP = "sg-0123456789abcdef0";

const CONNECTION = {
  route: "vpc-peering",
  target: { accountId: CUSTOMER, region: REGION, vpcId: VPC },
  clusters: [{ cluster: "prod", peeringConnectionId: PCX }],
  routing: { subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] },
  dns: { resolution: "required" },
  services: [{ name: "orders", ports: [5432], securityGroupId: GROUP }],
};

const PEERING: VpcPeeringConnection = {
  Status: { Code: "active" },
  RequesterVpcInfo: {
    OwnerId: ASTRO,
    Region: REGION,
    CidrBlock: "172.20.0.0/20",
    VpcId: "vpc-0fedcba9876543210",
  },
  AccepterVpcInfo: {
    OwnerId: CUSTOMER,
    VpcId: VPC,
    PeeringOptions: { AllowDnsResolutionFromRemoteVpc: true },
  },
};
const ROUTE = {
  DestinationCidrBlock: "172.20.0.0/20",
  VpcPeeringConnectionId: PCX,
  State: "active" as const,
};
const RULE = {
  SecurityGroupRuleId: "sgr-0123456789abcdef0",
  IsEgress: false,
  IpProtocol: "tcp",
  FromPort: 5432,
  ToPort: 5432,
  CidrIpv4: "172.20.0.0/20",
  Description: "Astro cluster clk1abcde",
};

function peering(changes: Partial<VpcPeeringConnection> = {}): void {
  aws.ec2
    .on(DescribeVpcPeeringConnectionsCommand)
    .resolves({ VpcPeeringConnections: [{ ...PEERING, ...changes }] });
}

function tables(main: readonly object[] = [ROUTE], other: readonly object[] = [ROUTE]): void {
  aws.ec2.on(DescribeRouteTablesCommand).resolves({
    RouteTables: [
      { RouteTableId: MAIN, Associations: [{ Main: true }], Routes: [...main] },
      { RouteTableId: OTHER, Associations: [{ SubnetId: "subnet-0123456789abcdef1" }], Routes: [...other] },
    ],
  });
}

beforeEach(() => {
  reset();
  peering();
  tables();
  aws.ec2
    .on(DescribeVpcAttributeCommand, { Attribute: "enableDnsHostnames" })
    .resolves({ EnableDnsHostnames: { Value: true } })
    .on(DescribeVpcAttributeCommand, { Attribute: "enableDnsSupport" })
    .resolves({ EnableDnsSupport: { Value: true } })
    .on(DescribeSecurityGroupRulesCommand)
    .resolves({ SecurityGroupRules: [RULE] });
});

const found = async (changes: object = {}, options = {}) =>
  (await verifying({ ...CONNECTION, ...changes }, options)).report.findings.map(short);

test("what works is said, one line each, and so is what cannot be seen", async () => {
  const { report, fine } = await verifying(CONNECTION);
  expect(report.findings).toEqual([]);
  expect(report.summary).toEqual({
    error: 0,
    warning: 0,
    note: 0,
    waived: 0,
    rules: 19,
    resources: 4,
    judged: 4,
  });
  expect(fine).toEqual([
    `orders: ok verify/peering-active ${PCX}: active`,
    `orders: ok verify/peering-requester ${PCX}: account ${ASTRO}, region us-east-1, CIDR 172.20.0.0/20, accepter VPC ${VPC}`,
    `orders: ok verify/peering-dns ${PCX}: option on, VPC ready`,
    `orders: ok verify/route-active ${MAIN} 172.20.0.0/20: active, to ${PCX}`,
    `orders: ok verify/route-active ${OTHER} 172.20.0.0/20: active, to ${PCX}`,
    `orders: ok verify/allow-list-complete ${GROUP} 5432: admits 172.20.0.0/20`,
  ]);
  expect(report.remarks).toEqual([
    "orders: routes and security groups on the Astro side cannot be seen from here; Astronomer support can tell",
  ]);
});

test("a request that waits is your turn, and says when it expires", async () => {
  peering({ Status: { Code: "pending-acceptance" }, ExpirationTime: new Date("2026-03-12T08:30:00Z") });
  expect(await found()).toEqual([
    {
      rule: "verify/expires-soon",
      severity: "warning",
      address: PCX,
      message: "the peering request expires soon; whose turn: you",
      expected: "acceptance before it expires",
      actual: "2026-03-12 08:30 UTC",
      remediation: "run `npx astro-connect deploy orders`",
    },
    {
      rule: "verify/peering-active",
      severity: "error",
      address: PCX,
      message: "the peering request waits for acceptance; whose turn: you",
      expected: "active",
      actual: "pending-acceptance",
      remediation: "run `npx astro-connect deploy orders`",
    },
  ]);
});

test.each(["expired", "rejected", "failed", "deleted"] as const)(
  "a request that is %s is Astronomer's turn, and its options are not asked about",
  async (code) => {
    peering({ Status: { Code: code } });
    expect(await found()).toEqual([
      {
        rule: "verify/peering-active",
        severity: "error",
        address: PCX,
        message: `the peering connection is ${code}, and will not come back; whose turn: Astronomer support`,
        expected: "active",
        actual: code,
        remediation:
          "remove peeringConnectionId from the file, and send `npx astro-connect ticket orders`: a new peering request",
      },
    ]);
    expect(aws.ec2.commandCalls(DescribeVpcAttributeCommand)).toEqual([]);
  },
);

test("a peering connection that AWS does not know", async () => {
  aws.ec2
    .on(DescribeVpcPeeringConnectionsCommand)
    .rejects(awsError("InvalidVpcPeeringConnectionID.NotFound"));
  expect(await found()).toEqual([
    {
      rule: "verify/peering-active",
      severity: "error",
      address: PCX,
      message: `AWS account ${CUSTOMER} has no ${PCX} in us-east-1; whose turn: you`,
      expected: "active",
      actual: "no such peering connection",
      remediation: "correct peeringConnectionId, accountId or region",
    },
  ]);
});

test("an impostor's request is not the cluster's", async () => {
  peering({ RequesterVpcInfo: { ...PEERING.RequesterVpcInfo, OwnerId: "555555555555" } });
  expect(await found()).toEqual([
    {
      rule: "verify/peering-requester",
      severity: "error",
      address: PCX,
      message: "the peering connection is not the one of cluster prod; whose turn: you",
      expected: `account ${ASTRO}`,
      actual: "account 555555555555",
      remediation:
        "correct peeringConnectionId or the facts; if somebody else requested it, reject or delete it",
    },
  ]);
});

test("the VPC of the requester is compared where it is known", async () => {
  expect(await found({}, { cluster: { vpcId: "vpc-0fedcba9876543210" } })).toEqual([]);
  expect(await found({}, { cluster: { vpcId: "vpc-0fedcba9876543211" } })).toMatchObject([
    {
      rule: "verify/peering-requester",
      expected: "VPC vpc-0fedcba9876543211",
      actual: "VPC vpc-0fedcba9876543210",
    },
  ]);
});

describe("DNS options", () => {
  const off = {
    AccepterVpcInfo: {
      ...PEERING.AccepterVpcInfo,
      PeeringOptions: { AllowDnsResolutionFromRemoteVpc: false },
    },
  };
  const noHostnames = () =>
    aws.ec2
      .on(DescribeVpcAttributeCommand, { Attribute: "enableDnsHostnames" })
      .resolves({ EnableDnsHostnames: { Value: false } });

  test("an option that is off", async () => {
    peering(off);
    expect(await found()).toEqual([
      {
        rule: "verify/peering-dns",
        severity: "error",
        address: PCX,
        message: "the cluster resolves the public DNS names of the VPC to public addresses; whose turn: you",
        expected: "option on, VPC ready",
        actual: "option off, VPC ready",
        remediation: "run `npx astro-connect deploy orders`",
      },
    ]);
  });

  test("an option that is on and does nothing", async () => {
    noHostnames();
    expect(await found()).toMatchObject([
      {
        actual: `option on, ${VPC} without DNS hostnames`,
        remediation: `turn on DNS hostnames of ${VPC}, and run \`npx astro-connect deploy orders\``,
      },
    ]);
  });

  test("auto demands nothing of a VPC that could do nothing with it; disabled demands nothing at all", async () => {
    peering(off);
    noHostnames();
    expect(await found({ dns: { resolution: "auto" } })).toEqual([]);
    expect(await found({ dns: { resolution: "disabled" } })).toEqual([]);
    expect(await found({ dns: { resolution: "required" } })).toHaveLength(1);
  });
});

describe("routes", () => {
  test("one that is missing", async () => {
    tables([]);
    expect(await found()).toEqual([
      {
        rule: "verify/route-present",
        severity: "error",
        address: `${MAIN} 172.20.0.0/20`,
        message: `${MAIN} does not lead back to 172.20.0.0/20; whose turn: you`,
        expected: `a route to ${PCX}`,
        actual: "no route",
        remediation: "run `npx astro-connect deploy orders`",
      },
    ]);
  });

  test("a black hole", async () => {
    tables([ROUTE], [{ ...ROUTE, State: "blackhole" }]);
    expect(await found()).toEqual([
      {
        rule: "verify/route-active",
        severity: "error",
        address: `${OTHER} 172.20.0.0/20`,
        message: `the route of ${OTHER} to 172.20.0.0/20 is a black hole: ${PCX} is gone; whose turn: you`,
        expected: `active, to ${PCX}`,
        actual: `blackhole, to ${PCX}`,
        remediation:
          "correct the id of what it leads to in the file, and run `npx astro-connect deploy orders`",
      },
    ]);
  });

  test("one that leads elsewhere", async () => {
    tables([
      { DestinationCidrBlock: "172.20.0.0/20", NatGatewayId: "nat-0123456789abcdef0", State: "active" },
    ]);
    expect(await found()).toMatchObject([
      { rule: "verify/route-present", actual: "a route to nat-0123456789abcdef0" },
    ]);
  });

  test("the pods' range needs one, too", async () => {
    expect(await found({}, { cluster: { secondaryCidr: "100.64.0.0/19" } })).toMatchObject([
      { rule: "verify/allow-list-complete", actual: "no rule for 100.64.0.0/19" },
      { rule: "verify/route-present", address: `${MAIN} 100.64.0.0/19` },
      { rule: "verify/route-present", address: `${OTHER} 100.64.0.0/19` },
    ]);
  });

  test("a route table that is not there", async () => {
    expect(await found({ routing: { routeTableIds: [MAIN, "rtb-0123456789abcdef9"] } })).toMatchObject([
      {
        rule: "verify/route-present",
        address: "rtb-0123456789abcdef9",
        actual: "no such route table or subnet",
      },
    ]);
  });

  test("tables on a second page are read", async () => {
    aws.ec2
      .on(DescribeRouteTablesCommand)
      .resolvesOnce({
        RouteTables: [{ RouteTableId: MAIN, Associations: [{ Main: true }], Routes: [ROUTE] }],
        NextToken: "more",
      })
      .resolves({
        RouteTables: [
          { RouteTableId: OTHER, Associations: [{ SubnetId: "subnet-0123456789abcdef1" }], Routes: [] },
        ],
      });
    expect(await found()).toMatchObject([
      { rule: "verify/route-present", address: `${OTHER} 172.20.0.0/20` },
    ]);
  });
});

describe("private hosted zones", () => {
  const ZONE = "Z0123456789ABCDEFGHIJ";
  const ASTRO_VPC = "vpc-0fedcba9876543210";
  const OWN = { VPCId: VPC, VPCRegion: "us-east-1" as const };
  const ITS = { VPCId: ASTRO_VPC, VPCRegion: "us-east-1" as const };
  const dns = { resolution: "required", privateHostedZoneIds: [ZONE] };
  const cluster = { vpcId: ASTRO_VPC };

  function zone(vpcs: readonly ZoneVpc[], PrivateZone = true): void {
    aws.route53.on(GetHostedZoneCommand, { Id: ZONE }).resolves({
      HostedZone: {
        Id: `/hostedzone/${ZONE}`,
        Name: "data.example.",
        CallerReference: "1",
        Config: { PrivateZone },
      },
      VPCs: [...vpcs],
    });
  }
  function authorized(...VPCs: readonly ZoneVpc[]): void {
    aws.route53
      .on(ListVPCAssociationAuthorizationsCommand, { HostedZoneId: ZONE })
      .resolves({ HostedZoneId: ZONE, VPCs: [...VPCs] });
  }

  test("the association is said, and who may make one is not asked then", async () => {
    zone([OWN, ITS]);
    const { report, fine } = await verifying({ ...CONNECTION, dns }, { cluster });
    expect(report.findings).toEqual([]);
    expect(fine.at(-1)).toBe(`orders: ok verify/zone-associated ${ZONE} ${ASTRO_VPC}: associated`);
    expect(report.remarks).toHaveLength(1);
  });

  test("without an authorization it is your turn, with one Astronomer's", async () => {
    zone([OWN]);
    authorized();
    const lacking = {
      rule: "verify/zone-associated",
      severity: "error",
      address: `${ZONE} ${ASTRO_VPC}`,
      message: "cluster prod cannot resolve the names of the private hosted zone; whose turn: you",
      expected: `associated with ${ASTRO_VPC} in us-east-1`,
      actual: "not authorized",
      remediation: "run `npx astro-connect deploy orders`, which authorizes the VPC",
    };
    expect(await found({ dns }, { cluster })).toEqual([lacking]);
    authorized({ VPCId: ASTRO_VPC, VPCRegion: "eu-west-1" });
    expect(await found({ dns }, { cluster })).toEqual([lacking]);
    authorized(ITS);
    expect(await found({ dns }, { cluster })).toEqual([
      {
        ...lacking,
        message:
          "cluster prod cannot resolve the names of the private hosted zone; whose turn: Astronomer support",
        actual: "authorized, not associated",
        remediation: "send `npx astro-connect ticket orders`: associate the VPC with the zone",
      },
    ]);
  });

  test("a public zone, and one that is not there", async () => {
    zone([], false);
    expect(await found({ dns }, { cluster })).toMatchObject([
      {
        rule: "verify/zone-associated",
        address: ZONE,
        message: `AWS account ${CUSTOMER} has no private hosted zone ${ZONE}; whose turn: you`,
        actual: "a public hosted zone",
      },
    ]);
    aws.route53.on(GetHostedZoneCommand).rejects(awsError("NoSuchHostedZone"));
    expect(await found({ dns }, { cluster })).toMatchObject([
      { address: ZONE, actual: "no such hosted zone" },
    ]);
  });

  test("a VPC that nobody knows is said, and the zone is not asked", async () => {
    const { report } = await verifying({ ...CONNECTION, dns });
    expect(report.findings).toEqual([]);
    expect(report.remarks).toContain(
      "orders: the VPC of cluster prod is not known yet, so no private hosted zone is associated with it; Astronomer support: send `npx astro-connect ticket orders`",
    );
    expect(aws.route53.calls()).toEqual([]);
  });
});

test("each finding stands on its line of the file", async () => {
  peering({ Status: { Code: "deleted" } });
  const { report } = await verifying(CONNECTION);
  expect(report.findings).toMatchObject([
    { plan: "orders", waived: null, source: { file: "connections.yaml", line: 18, column: 30 } },
  ]);
});

test("a cluster whose request is awaited is said, and nothing of it is asked", async () => {
  const { report } = await verifying({ ...CONNECTION, clusters: [{ cluster: "prod" }] });
  expect(report.findings).toEqual([]);
  expect(report.remarks).toEqual([
    "orders: cluster prod has no peering connection yet; Astronomer support: send `npx astro-connect ticket orders`",
  ]);
  expect(aws.ec2.calls()).toEqual([]);
});

test("a retired connection is not asked about", async () => {
  const { report } = await verifying({ ...CONNECTION, retired: true });
  expect(report.remarks).toEqual(["orders: it is retired, so nothing of it is verified"]);
  expect(aws.ec2.calls()).toEqual([]);
});

describe("AWS cannot be asked", () => {
  test.each([
    [
      awsError("UnauthorizedOperation", "You are not authorized"),
      "allow ec2:DescribeVpcPeeringConnections, see docs/iam.md",
    ],
    [
      awsError("CredentialsProviderError", "Could not load\ncredentials"),
      "sign in (aws sso login, AWS_PROFILE, …) and try again",
    ],
    [awsError("ExpiredTokenException", "expired"), "sign in (aws sso login, AWS_PROFILE, …) and try again"],
    [awsError("InternalError", "out of order"), "try again, or look at https://health.aws.amazon.com"],
  ])("%s is one line with what to do", async (error, remedy) => {
    aws.ec2.on(DescribeVpcPeeringConnectionsCommand).rejects(error);
    const message = `${error.name}: ${error.message.replace("\n", " ")}`;
    expect((await verifying(CONNECTION)).problems).toEqual([
      `orders: AWS account ${CUSTOMER} in us-east-1 cannot be asked (ec2:DescribeVpcPeeringConnections): ${message}; ${remedy}`,
    ]);
  });

  test("the credentials of another account see another world", async () => {
    aws.sts.on(GetCallerIdentityCommand).resolves({ Account: "999999999999" });
    expect((await verifying(CONNECTION)).problems).toEqual([
      `orders: the credentials are of AWS account 999999999999, not of ${CUSTOMER}; set profile or assumeRoleArn in the file, or use credentials of ${CUSTOMER}`,
    ]);
    expect(aws.ec2.calls()).toEqual([]);
  });
});
