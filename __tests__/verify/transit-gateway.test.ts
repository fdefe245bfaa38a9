import {
  DescribeRouteTablesCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeVpcsCommand,
  SearchTransitGatewayRoutesCommand,
  type TransitGatewayAttachment,
} from "@aws-sdk/client-ec2";
import { GetResourceShareAssociationsCommand } from "@aws-sdk/client-ram";
import { ListResolverEndpointsCommand } from "@aws-sdk/client-route53resolver";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { ASTRO, aws, awsError, CUSTOMER, REGION, reset, short, verifying } from "./support";

const TGW = "tgw-0123456789abcdef0";
const ATTACHMENT = "tgw-attach-0123456789abcdef0";
const OF_VPC = "tgw-attach-0123456789abcdef1";
const VPC = "vpc-0123456789abcdef0";
const CLUSTERS = "tgw-rtb-0123456789abcdef0";
const TARGETS = "tgw-rtb-0123456789abcdef1";
const RTB = "rtb-0123456789abcdef0";
const SHARE = `arn:aws:ram:us-east-1:${CUSTOMER}:resource-share/a`;

const CONNECTION = {
  route: "transit-gateway",
  gateway: { accountId: CUSTOMER, region: REGION, transitGatewayId: TGW },
  clusters: [{ cluster: "prod", attachmentId: ATTACHMENT }],
  vpcs: [{ vpcId: VPC, attachmentId: OF_VPC, cidrs: ["10.20.0.0/16"], routing: { routeTableIds: [RTB] } }],
};
const ATTACHED: TransitGatewayAttachment = {
  TransitGatewayAttachmentId: ATTACHMENT,
  TransitGatewayId: TGW,
  ResourceOwnerId: ASTRO,
  ResourceId: "vpc-0fedcba9876543210",
  State: "available",
  Association: { State: "associated", TransitGatewayRouteTableId: CLUSTERS },
};

function attached(changes: Partial<TransitGatewayAttachment> = {}): void {
  aws.ec2
    .on(DescribeTransitGatewayAttachmentsCommand, { TransitGatewayAttachmentIds: [ATTACHMENT] })
    .resolves({ TransitGatewayAttachments: [{ ...ATTACHED, ...changes }] });
}

function invited(...associations: readonly object[]): void {
  aws.ram
    .on(GetResourceShareAssociationsCommand, { associationType: "PRINCIPAL" })
    .resolves({ resourceShareAssociations: [...associations] });
}

function gatewayRoutes(table: string, ...routes: readonly object[]): void {
  aws.ec2
    .on(SearchTransitGatewayRoutesCommand, { TransitGatewayRouteTableId: table })
    .resolves({ Routes: [...routes] });
}

const route = (cidr: string, attachment: string, state = "active") => ({
  DestinationCidrBlock: cidr,
  State: state,
  TransitGatewayAttachments: [{ TransitGatewayAttachmentId: attachment }],
});

beforeEach(() => {
  reset();
  attached();
  aws.ec2
    .on(DescribeTransitGatewayAttachmentsCommand, {
      Filters: [{ Name: "transit-gateway-id", Values: [TGW] }],
    })
    .resolves({
      TransitGatewayAttachments: [
        ATTACHED,
        {
          TransitGatewayAttachmentId: OF_VPC,
          ResourceId: VPC,
          State: "available",
          Association: { State: "associated", TransitGatewayRouteTableId: TARGETS },
        },
      ],
    })
    .on(DescribeRouteTablesCommand)
    .resolves({
      RouteTables: [
        {
          RouteTableId: RTB,
          Routes: [{ DestinationCidrBlock: "172.20.0.0/20", TransitGatewayId: TGW, State: "active" }],
        },
      ],
    });
  gatewayRoutes(CLUSTERS, route("10.0.0.0/8", OF_VPC));
  gatewayRoutes(TARGETS, route("172.20.0.0/20", ATTACHMENT));
  aws.ram
    .on(GetResourceShareAssociationsCommand, {
      associationType: "RESOURCE",
      resourceArn: `arn:aws:ec2:us-east-1:${CUSTOMER}:transit-gateway/${TGW}`,
    })
    .resolves({ resourceShareAssociations: [{ resourceShareArn: SHARE, status: "ASSOCIATED" }] });
  invited({ associatedEntity: ASTRO, status: "ASSOCIATED" });
});

const found = async (changes: object = {}, options = {}) =>
  (await verifying({ ...CONNECTION, ...changes }, options)).report.findings.map(short);

test("what works is said, one line each", async () => {
  const { report, fine } = await verifying(CONNECTION);
  expect(report.findings).toEqual([]);
  expect(fine).toEqual([
    `orders: ok verify/share-accepted ${TGW} ${ASTRO}: accepted`,
    `orders: ok verify/attachment-available ${ATTACHMENT}: available`,
    `orders: ok verify/attachment-associated ${ATTACHMENT}: associated, ${CLUSTERS}`,
    `orders: ok verify/gateway-route ${CLUSTERS} 10.20.0.0/16: active, by ${OF_VPC}`,
    `orders: ok verify/gateway-route ${TARGETS} 172.20.0.0/20: active, by ${ATTACHMENT}`,
    `orders: ok verify/route-active ${RTB} 172.20.0.0/20: active, to ${TGW}`,
  ]);
});

describe("the share", () => {
  const requesting = { clusters: [{ cluster: "prod" }], vpcs: CONNECTION.vpcs };
  beforeEach(() => {
    aws.ec2.on(DescribeRouteTablesCommand).rejects(awsError("must not be asked"));
  });

  test("an invitation that waits is Astronomer's turn, and expires seven days after it was sent", async () => {
    invited({
      associatedEntity: ASTRO,
      status: "ASSOCIATING",
      creationTime: new Date("2026-03-05T09:00:00Z"),
    });
    expect(await found(requesting)).toEqual([
      {
        rule: "verify/expires-soon",
        severity: "warning",
        address: `${TGW} ${ASTRO}`,
        message: "the invitation to the transit gateway expires soon; whose turn: Astronomer support",
        expected: "acceptance before it expires",
        actual: "2026-03-12 09:00 UTC",
        remediation: "send `npx astro-connect ticket orders`: accept the resource share",
      },
      {
        rule: "verify/share-accepted",
        severity: "error",
        address: `${TGW} ${ASTRO}`,
        message: "the invitation to the transit gateway waits for acceptance; whose turn: Astronomer support",
        expected: `accepted by account ${ASTRO}`,
        actual: "invitation not accepted",
        remediation: "send `npx astro-connect ticket orders`: accept the resource share",
      },
    ]);
  });

  test.each([
    ["DISASSOCIATED", "disassociated"],
    ["FAILED", "failed"],
  ])("one that is over (%s) is your turn", async (status, actual) => {
    invited({ associatedEntity: ASTRO, status });
    expect(await found(requesting)).toEqual([
      {
        rule: "verify/share-accepted",
        severity: "error",
        address: `${TGW} ${ASTRO}`,
        message: "the invitation to the transit gateway is over; whose turn: you",
        expected: `accepted by account ${ASTRO}`,
        actual,
        remediation:
          "run `npx astro-connect deploy orders` for a new invitation, and send `npx astro-connect ticket orders`",
      },
    ]);
  });

  test("one that is not there, and one that RAM does not know", async () => {
    invited({ associatedEntity: "555555555555", status: "ASSOCIATED" });
    expect(await found(requesting)).toMatchObject([{ rule: "verify/share-accepted", actual: "not shared" }]);
    aws.ram
      .on(GetResourceShareAssociationsCommand, { associationType: "RESOURCE" })
      .rejects(awsError("UnknownResourceException"));
    expect(await found(requesting)).toMatchObject([{ rule: "verify/share-accepted", actual: "not shared" }]);
  });

  test("an old share that is over does not hide the one that is accepted", async () => {
    invited(
      { associatedEntity: ASTRO, status: "DISASSOCIATED" },
      { associatedEntity: ASTRO, status: "ASSOCIATED" },
    );
    expect(await found(requesting)).toEqual([]);
  });
});

describe("the attachment", () => {
  test("one that waits is your turn", async () => {
    attached({
      State: "pendingAcceptance",
      CreationTime: new Date("2026-03-09T12:00:00Z"),
      Association: undefined,
    });
    expect(await found()).toMatchObject([
      {
        rule: "verify/attachment-available",
        actual: "pendingAcceptance",
        message: "the attachment waits for acceptance; whose turn: you",
      },
      { rule: "verify/expires-soon", actual: "2026-03-16 12:00 UTC" },
    ]);
  });

  test.each(["rejected", "failed", "deleted"] as const)(
    "one that is %s is Astronomer's turn",
    async (state) => {
      attached({ State: state });
      expect(await found()).toEqual([
        {
          rule: "verify/attachment-available",
          severity: "error",
          address: ATTACHMENT,
          message: `the attachment is ${state}, and will not come back; whose turn: Astronomer support`,
          expected: "available",
          actual: state,
          remediation:
            "remove attachmentId from the file, and send `npx astro-connect ticket orders`: a new attachment",
        },
      ]);
    },
  );

  test("one that is not there, and one of somebody else", async () => {
    attached({ ResourceOwnerId: "555555555555" });
    expect(await found()).toMatchObject([
      { rule: "verify/attachment-available", expected: `account ${ASTRO}`, actual: "account 555555555555" },
    ]);
    aws.ec2
      .on(DescribeTransitGatewayAttachmentsCommand, { TransitGatewayAttachmentIds: [ATTACHMENT] })
      .rejects(awsError("InvalidTransitGatewayAttachmentID.NotFound"));
    expect(await found()).toMatchObject([
      { rule: "verify/attachment-available", actual: "no such attachment" },
    ]);
  });

  test("one without the clusters' table", async () => {
    attached({ Association: undefined });
    expect(await found()).toMatchObject([
      {
        rule: "verify/attachment-associated",
        expected: "associated, a route table",
        actual: "no route table",
      },
    ]);
    attached({ Association: { State: "associated", TransitGatewayRouteTableId: TARGETS } });
    expect(await found({}, { outputs: { clusters_route_table_id: CLUSTERS } })).toMatchObject([
      {
        rule: "verify/attachment-associated",
        expected: `associated, ${CLUSTERS}`,
        actual: `associated, ${TARGETS}`,
      },
      { rule: "verify/gateway-route", address: `${TARGETS} 10.20.0.0/16`, actual: "no route" },
    ]);
  });
});

describe("routes of the gateway", () => {
  test("a black hole, and the longest prefix wins", async () => {
    gatewayRoutes(CLUSTERS, route("10.0.0.0/8", OF_VPC), route("10.20.0.0/16", OF_VPC, "blackhole"));
    expect(await found()).toEqual([
      {
        rule: "verify/gateway-route",
        severity: "error",
        address: `${CLUSTERS} 10.20.0.0/16`,
        message: `${CLUSTERS} does not lead to 10.20.0.0/16; whose turn: you`,
        expected: `active, by ${OF_VPC}`,
        actual: "a black hole",
        remediation: "run `npx astro-connect deploy orders`",
      },
    ]);
  });

  test("a way back that is the gateway owner's business is their turn", async () => {
    gatewayRoutes(TARGETS);
    const gateway = { ...CONNECTION.gateway, wayBack: "existing" };
    expect(await found({ gateway })).toMatchObject([
      {
        rule: "verify/gateway-route",
        actual: "no route",
        message: `${TARGETS} does not lead to 172.20.0.0/20; whose turn: the owner of the transit gateway (AWS account ${CUSTOMER})`,
        remediation: `ask for a route to 172.20.0.0/20 in ${TARGETS}`,
      },
    ]);
  });
});

test("CIDRs that the file does not tell are the stack's, else the VPC's own", async () => {
  const [{ cidrs: _, ...vpc }] = CONNECTION.vpcs as [(typeof CONNECTION.vpcs)[number]];
  const outputs = { vpc_cidr_blocks: { [VPC]: ["10.30.0.0/16", "192.168.0.0/16"] } };
  expect(await found({ vpcs: [vpc] }, { outputs })).toMatchObject([
    { rule: "verify/gateway-route", address: `${CLUSTERS} 192.168.0.0/16`, actual: "no route" },
  ]);
  aws.ec2.on(DescribeVpcsCommand, { VpcIds: [VPC] }).resolves({
    Vpcs: [
      {
        CidrBlockAssociationSet: [
          { CidrBlock: "10.40.0.0/16", CidrBlockState: { State: "associated" } },
          { CidrBlock: "192.168.0.0/16", CidrBlockState: { State: "disassociated" } },
          { CidrBlock: "172.30.0.0/16", CidrBlockState: { State: "associated" } },
        ],
      },
    ],
  });
  expect(await found({ vpcs: [vpc] })).toMatchObject([
    { rule: "verify/gateway-route", address: `${CLUSTERS} 172.30.0.0/16`, actual: "no route" },
  ]);
});

test("a new gateway is known from the outputs, else it is said", async () => {
  const gateway = { accountId: CUSTOMER, region: REGION };
  expect(await found({ gateway }, { outputs: { transit_gateway_id: TGW } })).toEqual([]);
  expect(await found({ gateway }, { outputs: {} })).toMatchObject([
    { rule: "verify/deployed", actual: "not deployed", remediation: "run `npx astro-connect deploy orders`" },
  ]);
  expect(await found({ gateway })).toMatchObject([
    { rule: "verify/deployed", actual: "its id is not known: the state cannot be read from here" },
  ]);
});

test("the VPC of another account is asked about with that account's credentials", async () => {
  aws.sts
    .on(GetCallerIdentityCommand)
    .resolvesOnce({ Account: CUSTOMER })
    .resolves({ Account: "444444444444" });
  const vpcs = [{ ...CONNECTION.vpcs[0], accountId: "444444444444", profile: "workload" }];
  expect(await found({ vpcs })).toEqual([]);
  expect(aws.sts.commandCalls(GetCallerIdentityCommand)).toHaveLength(2);
});

describe("Resolver", () => {
  const dns = {
    inbound: { endpointId: "rslvr-in-0123456789abcdef0" },
    outbound: { subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] },
    rules: [{ domain: "data.example.internal" }],
  };
  const endpoints = (inbound: object, outbound: object) =>
    aws.resolver
      .on(ListResolverEndpointsCommand)
      .resolvesOnce({ ResolverEndpoints: [{ Id: "rslvr-in-0123456789abcdef0", ...inbound }] })
      .resolvesOnce({
        ResolverEndpoints: [
          { Id: "rslvr-out-0123456789abcdef0", Name: "astro-orders-outbound", HostVPCId: VPC, ...outbound },
        ],
      });

  test("a rule that a deploy made is shared, too", async () => {
    endpoints({ Status: "OPERATIONAL" }, { Status: "OPERATIONAL" });
    const outputs = { resolver_rule_ids: { "data.example.internal": "rslvr-rr-0123456789abcdef0" } };
    const rule = `arn:aws:route53resolver:us-east-1:${CUSTOMER}:resolver-rule/rslvr-rr-0123456789abcdef0`;
    aws.ram
      .on(GetResourceShareAssociationsCommand, { associationType: "RESOURCE", resourceArn: rule })
      .resolves({ resourceShareAssociations: [] });
    expect(await found({ dns }, { outputs })).toEqual([
      {
        rule: "verify/share-accepted",
        severity: "error",
        address: `rslvr-rr-0123456789abcdef0 ${ASTRO}`,
        message: `the forwarding rule of data.example.internal is not shared with account ${ASTRO}, or the invitation is over; whose turn: you`,
        expected: `accepted by account ${ASTRO}`,
        actual: "not shared",
        remediation:
          "run `npx astro-connect deploy orders` for a new invitation, and send `npx astro-connect ticket orders`",
      },
    ]);
  });

  test("both are operational", async () => {
    endpoints({ Status: "OPERATIONAL" }, { Status: "OPERATIONAL" });
    expect(await found({ dns })).toEqual([]);
  });

  test("one needs action, the other is gone", async () => {
    endpoints(
      { Status: "ACTION_NEEDED", StatusMessage: "one address is left" },
      { HostVPCId: "vpc-0123456789abcdef9" },
    );
    expect(await found({ dns })).toMatchObject([
      { rule: "verify/resolver-operational", address: "astro-orders-outbound", actual: "no such endpoint" },
      {
        rule: "verify/resolver-operational",
        address: "rslvr-in-0123456789abcdef0",
        actual: "ACTION_NEEDED",
        remediation: "see what AWS says: one address is left",
      },
    ]);
  });
});
