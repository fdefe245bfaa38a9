import {
  DescribeSecurityGroupRulesCommand,
  DescribeVpcEndpointConnectionsCommand,
  DescribeVpcEndpointServiceConfigurationsCommand,
  GetManagedPrefixListEntriesCommand,
} from "@aws-sdk/client-ec2";
import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DescribeEndpointAuthorizationCommand } from "@aws-sdk/client-redshift";
import { ASTRO, aws, awsError, CUSTOMER, REGION, reset, short, verifying } from "./support";

const GROUP = "sg-0123456789abcdef0";
beforeEach(reset);

describe("endpoint service", () => {
  const SERVICE = "vpce-svc-0123456789abcdef0";
  const ENDPOINT = "vpce-0123456789abcdef0";
  const BALANCER = `arn:aws:elasticloadbalancing:us-east-1:${CUSTOMER}:loadbalancer/net/orders/0123456789abcdef`;
  const CONNECTION = {
    route: "endpoint-service",
    target: { accountId: CUSTOMER, region: REGION, vpcId: "vpc-0123456789abcdef0" },
    loadBalancer: { type: "existing", arn: BALANCER },
    dns: { privateName: "orders.example.com" },
    clusters: [{ cluster: "prod", vpcEndpointId: ENDPOINT }],
    services: [{ name: "orders", ports: [5432] }],
  };

  function service(changes: object = {}): void {
    aws.ec2.on(DescribeVpcEndpointServiceConfigurationsCommand).resolves({
      ServiceConfigurations: [
        {
          ServiceId: SERVICE,
          ServiceName: `com.amazonaws.vpce.us-east-1.${SERVICE}`,
          NetworkLoadBalancerArns: [BALANCER],
          Tags: [{ Key: "Name", Value: "orders" }],
          PrivateDnsNameConfiguration: { State: "verified" },
          ...changes,
        },
      ],
    });
  }
  function endpoint(...connections: readonly object[]): void {
    aws.ec2.on(DescribeVpcEndpointConnectionsCommand).resolves({
      VpcEndpointConnections: connections.map((each) => ({ VpcEndpointId: ENDPOINT, ...each })),
    });
  }
  function health(...states: readonly [id: string, state: string, reason?: string][]): void {
    aws.elb.on(DescribeTargetHealthCommand).resolves({
      TargetHealthDescriptions: states.map(([Id, State, Reason]) => ({
        Target: { Id, Port: 5432 },
        TargetHealth: {
          State: State as "healthy",
          ...(Reason === undefined ? {} : { Reason: Reason as "Target.Timeout" }),
        },
      })),
    });
  }
  const found = async (changes: object = {}, options = {}) =>
    (await verifying({ ...CONNECTION, ...changes }, options)).report.findings.map(short);

  beforeEach(() => {
    service();
    endpoint({ VpcEndpointOwner: ASTRO, VpcEndpointState: "available" });
    aws.elb
      .on(DescribeTargetGroupsCommand)
      .resolves({ TargetGroups: [{ TargetGroupArn: "arn", TargetGroupName: "orders", Port: 5432 }] });
    health(["10.0.0.1", "healthy"]);
  });

  test("what works is said, one line each", async () => {
    const { report, fine } = await verifying(CONNECTION, { outputs: { endpoint_service_id: SERVICE } });
    expect(report.findings).toEqual([]);
    expect(fine).toEqual([
      `orders: ok verify/deployed ${SERVICE}: com.amazonaws.vpce.us-east-1.${SERVICE}`,
      `orders: ok verify/endpoint-accepted ${ENDPOINT}: available`,
      "orders: ok verify/targets-healthy orders:5432: 1 of 1 healthy",
      "orders: ok verify/private-dns-verified orders.example.com: verified",
    ]);
    expect(aws.ec2.commandCalls(DescribeVpcEndpointServiceConfigurationsCommand)[0]?.args[0].input).toEqual({
      ServiceIds: [SERVICE],
    });
  });

  test("without a state the service is found by its name", async () => {
    expect(await found()).toEqual([]);
    service({ Tags: [{ Key: "Name", Value: "other" }] });
    expect(await found()).toMatchObject([{ rule: "verify/deployed", actual: "no endpoint service" }]);
  });

  test("an endpoint that waits is your turn", async () => {
    endpoint({
      VpcEndpointOwner: ASTRO,
      VpcEndpointState: "pendingAcceptance",
      CreationTimestamp: new Date("2026-03-10T00:00:00Z"),
    });
    expect(await found()).toEqual([
      {
        rule: "verify/endpoint-accepted",
        severity: "error",
        address: ENDPOINT,
        message: "the request of the endpoint waits for acceptance; whose turn: you",
        expected: "available",
        actual: "pendingAcceptance",
        remediation: "run `npx astro-connect deploy orders`",
      },
      {
        rule: "verify/expires-soon",
        severity: "warning",
        address: ENDPOINT,
        message: "the request of the endpoint expires soon; whose turn: you",
        expected: "acceptance before it expires",
        actual: "2026-03-17 00:00 UTC",
        remediation: "run `npx astro-connect deploy orders`",
      },
    ]);
  });

  test.each(["rejected", "expired", "failed"])(
    "an endpoint that is %s is Astronomer's turn",
    async (state) => {
      endpoint({ VpcEndpointOwner: ASTRO, VpcEndpointState: state });
      expect(await found()).toMatchObject([
        {
          rule: "verify/endpoint-accepted",
          actual: state,
          message: `the endpoint is ${state}, and will not come back; whose turn: Astronomer support`,
        },
      ]);
    },
  );

  test("an endpoint that is not there, and one of somebody else", async () => {
    endpoint();
    expect(await found()).toMatchObject([{ rule: "verify/endpoint-accepted", actual: "no connection" }]);
    endpoint({ VpcEndpointOwner: "555555555555", VpcEndpointState: "available" });
    expect(await found()).toMatchObject([
      { rule: "verify/endpoint-accepted", expected: `account ${ASTRO}`, actual: "account 555555555555" },
    ]);
  });

  test("targets that do not answer are named, with AWS's reason", async () => {
    health(["10.0.0.1", "healthy"], ["10.0.0.2", "unhealthy", "Target.Timeout"]);
    expect(await found()).toEqual([
      {
        rule: "verify/targets-healthy",
        severity: "error",
        address: "orders:5432",
        message: "not every target answers; whose turn: you",
        expected: "every target healthy",
        actual: "1 of 2 healthy, 10.0.0.2:5432 unhealthy (Target.Timeout)",
        remediation: "start the service, and let the load balancer in: security groups, port, health check",
      },
    ]);
    health();
    expect(await found()).toMatchObject([{ actual: "0 of 0 healthy" }]);
    aws.elb.on(DescribeTargetGroupsCommand).resolves({ TargetGroups: [] });
    expect(await found()).toMatchObject([
      { address: "net/orders/0123456789abcdef", actual: "no target group" },
    ]);
  });

  test("a private DNS name that nobody verified tells its record", async () => {
    service({
      PrivateDnsNameConfiguration: { State: "pendingVerification", Name: "_a", Type: "TXT", Value: "vpce:b" },
    });
    expect(await found()).toMatchObject([
      {
        rule: "verify/private-dns-verified",
        actual: "pendingVerification",
        remediation: "create the TXT record _a vpce:b in the public zone, and have AWS verify it",
      },
    ]);
  });
});

describe("public endpoint", () => {
  const CONNECTION = {
    route: "public-endpoint",
    target: { type: "security-group", accountId: CUSTOMER, region: REGION },
    clusters: [{ cluster: "prod" }],
    services: [{ name: "orders", ports: [443], securityGroupId: GROUP }],
  };
  const cluster = { externalIps: ["52.1.2.3", "52.1.2.4"] };
  const rule = (CidrIpv4: string, more: object = {}) => ({
    SecurityGroupRuleId: "sgr-0123456789abcdef0",
    IpProtocol: "tcp",
    FromPort: 443,
    ToPort: 443,
    CidrIpv4,
    Description: "Astro cluster clk1abcde",
    ...more,
  });
  const rules = (...all: readonly object[]) =>
    aws.ec2.on(DescribeSecurityGroupRulesCommand).resolves({ SecurityGroupRules: [...all] });
  const found = async () => (await verifying(CONNECTION, { cluster })).report.findings.map(short);

  test("the allow-list is what the file says", async () => {
    rules(rule("52.1.2.3/32"), rule("52.1.2.4/32"), rule("198.51.100.0/24", { Description: "office" }));
    expect(await found()).toEqual([]);
  });

  test("an address that is not admitted, and one that is no longer the cluster's", async () => {
    rules(rule("52.1.2.3/32"), rule("52.9.9.9/32"));
    expect(await found()).toEqual([
      {
        rule: "verify/allow-list-complete",
        severity: "error",
        address: `${GROUP} 443`,
        message: "the security group shuts out cluster clk1abcde on port 443; whose turn: you",
        expected: "a rule for each of 52.1.2.3/32, 52.1.2.4/32",
        actual: "no rule for 52.1.2.4/32",
        remediation: "run `npx astro-connect deploy orders`",
      },
      {
        rule: "verify/allow-list-current",
        severity: "error",
        address: `${GROUP} 52.9.9.9/32`,
        message:
          "sgr-0123456789abcdef0 admits 52.9.9.9/32, which is no address of the cluster in the file; whose turn: you",
        expected: "one of 52.1.2.3/32, 52.1.2.4/32",
        actual: "52.9.9.9/32",
        remediation:
          "run `npx astro-connect deploy orders`; if the address is right, write it under externalIps of the cluster",
      },
    ]);
  });

  test("another port, egress and another protocol admit nobody; a wider rule and all protocols do", async () => {
    rules(
      rule("52.1.2.3/32", { FromPort: 80, ToPort: 80 }),
      rule("52.1.2.3/32", { IsEgress: true }),
      rule("52.1.2.4/32", { IpProtocol: "udp" }),
    );
    expect(await found()).toMatchObject([{ actual: "no rule for 52.1.2.3/32, 52.1.2.4/32" }]);
    rules(
      rule("52.1.2.0/24", { FromPort: 0, ToPort: 1000, Description: "" }),
      rule("52.1.2.4/32", { IpProtocol: "-1", FromPort: -1, ToPort: -1 }),
    );
    expect(await found()).toEqual([]);
  });

  test("the addresses of a prefix list count", async () => {
    rules(rule("", { CidrIpv4: undefined, PrefixListId: "pl-0123456789abcdef0" }));
    const entries = (...cidrs: readonly string[]) =>
      aws.ec2
        .on(GetManagedPrefixListEntriesCommand, { PrefixListId: "pl-0123456789abcdef0" })
        .resolves({ Entries: cidrs.map((Cidr) => ({ Cidr })) });
    entries("52.1.2.3/32", "52.1.2.4/32");
    expect(await found()).toEqual([]);
    entries("52.1.2.3/32", "52.1.2.4/32", "52.9.9.9/32");
    expect(await found()).toMatchObject([
      {
        rule: "verify/allow-list-current",
        message:
          "pl-0123456789abcdef0 admits 52.9.9.9/32, which is no address of the cluster in the file; whose turn: you",
      },
    ]);
  });

  test("addresses that nobody knows, or that only a plan looks up, are said", async () => {
    const asked = await verifying(CONNECTION);
    expect(asked.report.findings).toEqual([]);
    expect(asked.report.remarks[0]).toBe(
      "orders: the external IP addresses of cluster prod are not known yet; Astronomer support: send `npx astro-connect ticket orders`",
    );
    const lookedUp = await verifying({ ...CONNECTION, organizationId: "cljzz64cc001n01mln1p12345" });
    expect(lookedUp.report.remarks[0]).toMatch(
      /^orders: the external IP addresses of cluster prod are looked up/,
    );
    expect(aws.ec2.calls()).toEqual([]);
  });

  test("Snowflake is not asked, and that is said", async () => {
    const target = {
      type: "snowflake",
      organization: "EXAMPLE",
      account: "PROD",
      database: "SECURITY",
      schema: "NETWORK",
      users: ["AIRFLOW"],
    };
    const { report } = await verifying({ ...CONNECTION, target, services: [] }, { cluster });
    expect(report.remarks).toEqual([
      "orders: Snowflake is not asked; `terraform plan` of the connection says whether its allow-list is as declared",
    ]);
  });
});

describe("built-in endpoints", () => {
  const VPC = "vpc-0fedcba9876543210";
  const OTHER = "vpc-0fedcba9876543211";
  const CONNECTION = {
    route: "aws-endpoint",
    target: { accountId: CUSTOMER, region: REGION },
    endpoints: [{ service: "athena" }, { service: "redshift", warehouses: ["warehouse"] }],
    clusters: [{ cluster: "prod" }],
  };
  const seen =
    "orders: the endpoints (Athena, Redshift) are in the Astronomer VPC and cannot be seen from here; Astronomer support can tell";
  const authorized = (...all: readonly object[]) =>
    aws.redshift
      .on(DescribeEndpointAuthorizationCommand, { ClusterIdentifier: "warehouse" })
      .resolves({ EndpointAuthorizationList: [...all] });
  const AUTHORIZATION = {
    Grantee: ASTRO,
    Status: "Authorized" as const,
    AllowedAllVPCs: false,
    AllowedVPCs: [VPC],
  };
  const found = async () =>
    (await verifying(CONNECTION, { cluster: { vpcId: VPC } })).report.findings.map(short);

  test("what Redshift authorizes is said, and so is what cannot be seen", async () => {
    authorized({ ...AUTHORIZATION, AllowedVPCs: [OTHER, VPC] });
    const { report, fine } = await verifying(CONNECTION, { cluster: { vpcId: VPC } });
    expect(report.findings).toEqual([]);
    expect(fine).toEqual([
      `orders: ok verify/redshift-authorized warehouse ${VPC}: Authorized, ${OTHER}, ${VPC}`,
    ]);
    expect(report.remarks).toEqual([seen]);
  });

  test.each([
    ["no authorization", []],
    ["an authorization of another account", [{ ...AUTHORIZATION, Grantee: "555555555555" }]],
  ])("%s is your turn", async (_, all) => {
    authorized(...all);
    expect(await found()).toEqual([
      {
        rule: "verify/redshift-authorized",
        severity: "error",
        address: `warehouse ${VPC}`,
        message: `the Redshift cluster does not authorize account ${ASTRO}; whose turn: you`,
        expected: `Authorized, ${VPC}`,
        actual: `no authorization of account ${ASTRO}`,
        remediation: "run `npx astro-connect deploy orders`",
      },
    ]);
  });

  test.each([
    ["another VPC", { AllowedVPCs: [OTHER] }, `Authorized, ${OTHER}`],
    ["an authorization that is being revoked", { Status: "Revoking" as const }, `Revoking, ${VPC}`],
  ])("%s is your turn, too", async (_, changes, actual) => {
    authorized({ ...AUTHORIZATION, ...changes });
    expect(await found()).toMatchObject([
      {
        rule: "verify/redshift-authorized",
        message: `the Redshift cluster does not authorize ${VPC}; whose turn: you`,
        actual,
      },
    ]);
  });

  test("every VPC of the account is more than the file says", async () => {
    authorized({ ...AUTHORIZATION, AllowedAllVPCs: true, AllowedVPCs: [] });
    expect(await found()).toMatchObject([
      {
        message: `the Redshift cluster authorizes every VPC of account ${ASTRO}; whose turn: you`,
        actual: "Authorized, all VPCs",
        remediation: `revoke the authorization of account ${ASTRO} (aws redshift revoke-endpoint-access), and run \`npx astro-connect deploy orders\``,
      },
    ]);
  });

  test("a Redshift cluster that is not there authorizes nobody", async () => {
    aws.redshift.on(DescribeEndpointAuthorizationCommand).rejects(awsError("ClusterNotFoundFault"));
    expect(await found()).toMatchObject([{ actual: `no authorization of account ${ASTRO}` }]);
  });

  test("an authorization on a second page is read", async () => {
    const account = { ...AUTHORIZATION, Grantee: "555555555555" };
    aws.redshift
      .on(DescribeEndpointAuthorizationCommand)
      .resolvesOnce({ EndpointAuthorizationList: [account], Marker: "more" })
      .resolves({ EndpointAuthorizationList: [AUTHORIZATION] });
    expect(await found()).toEqual([]);
    expect(
      aws.redshift.commandCalls(DescribeEndpointAuthorizationCommand).map(({ args }) => args[0].input),
    ).toEqual([{ ClusterIdentifier: "warehouse" }, { ClusterIdentifier: "warehouse", Marker: "more" }]);
  });

  test("a VPC that nobody knows is said, and nothing is asked", async () => {
    const { report } = await verifying(CONNECTION);
    expect(report.remarks).toEqual([
      "orders: the VPC of cluster prod is not known yet, so no Redshift cluster authorizes it; Astronomer support: send `npx astro-connect ticket orders`",
      seen,
    ]);
    expect(aws.sts.calls()).toEqual([]);
  });
});

test("built-in and third-party endpoints are in the Astronomer VPC, and nothing is asked", async () => {
  const builtIn = await verifying({
    route: "aws-endpoint",
    endpoints: [{ service: "s3" }, { service: "athena" }],
    clusters: [{ cluster: "prod" }],
  });
  expect(builtIn.report.remarks).toEqual([
    "orders: the endpoints (S3, Athena) are in the Astronomer VPC and cannot be seen from here; Astronomer support can tell",
  ]);
  const thirdParty = await verifying({
    route: "third-party-endpoint",
    target: {
      type: "snowflake",
      edition: "business-critical",
      organization: "EXAMPLE",
      account: "PROD",
      database: "SECURITY",
      schema: "NETWORK",
    },
    clusters: [{ cluster: "prod" }],
  });
  expect(thirdParty.report.remarks).toEqual([
    "orders: the endpoint is in the Astronomer VPC and its service is Snowflake's: neither can be seen from here; Astronomer support and Snowflake can tell",
  ]);
  expect(aws.sts.calls()).toEqual([]);
});
