/** `verify` against the emulator: a world that works, and then one thing after another that does not. */
import {
  AcceptTransitGatewayVpcAttachmentCommand,
  AcceptVpcEndpointConnectionsCommand,
  AcceptVpcPeeringConnectionCommand,
  AssociateTransitGatewayRouteTableCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayRouteTableCommand,
  CreateTransitGatewayVpcAttachmentCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcEndpointServiceConfigurationCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  DisableTransitGatewayRouteTablePropagationCommand,
  DisassociateTransitGatewayRouteTableCommand,
  EC2Client,
  EnableTransitGatewayRouteTablePropagationCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcEndpointServicePermissionsCommand,
  ModifyVpcPeeringConnectionOptionsCommand,
  RejectVpcPeeringConnectionCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DeregisterTargetsCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  AcceptResourceShareInvitationCommand,
  CreateResourceShareCommand,
  DisassociateResourceShareCommand,
  GetResourceShareInvitationsCommand,
  RAMClient,
} from "@aws-sdk/client-ram";
import {
  AuthorizeEndpointAccessCommand,
  CreateClusterCommand,
  RedshiftClient,
  RevokeEndpointAccessCommand,
} from "@aws-sdk/client-redshift";
import {
  AssociateVPCWithHostedZoneCommand,
  CreateHostedZoneCommand,
  CreateVPCAssociationAuthorizationCommand,
  Route53Client,
} from "@aws-sdk/client-route-53";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { READS } from "../../verify";
import type { Run } from "../support/terraform";
import { describeWith } from "../support/tools";
import { Emulator, moto } from "./support/emulator";
import { Project } from "./support/project";
import { ASTRO, CUSTOMER, REGION } from "./support/world";

/** An account of the emulator, to build and to break with. */
class Side {
  private readonly options: object;
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly ram: RAMClient;
  readonly redshift: RedshiftClient;
  readonly route53: Route53Client;

  constructor(endpoint: string, account: string) {
    const credentials = fromTemporaryCredentials({
      masterCredentials: { accessKeyId: "test", secretAccessKey: "test" },
      params: { RoleArn: `arn:aws:iam::${account}:role/build`, RoleSessionName: "build" },
      clientConfig: { endpoint, region: REGION },
    });
    this.options = { endpoint, region: REGION, credentials };
    this.ec2 = new EC2Client(this.options);
    this.elb = new ElasticLoadBalancingV2Client(this.options);
    this.ram = new RAMClient(this.options);
    this.redshift = new RedshiftClient(this.options);
    this.route53 = new Route53Client(this.options);
  }

  async vpc(cidr: string): Promise<{ readonly id: string; readonly subnet: string; readonly table: string }> {
    const id = (await this.ec2.send(new CreateVpcCommand({ CidrBlock: cidr }))).Vpc?.VpcId ?? "";
    const subnet = (
      await this.ec2.send(new CreateSubnetCommand({ VpcId: id, CidrBlock: cidr.replace(/\/\d+$/, "/24") }))
    ).Subnet?.SubnetId;
    const { RouteTables } = await this.ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [id] }] }),
    );
    return { id, subnet: subnet ?? "", table: RouteTables?.[0]?.RouteTableId ?? "" };
  }

  async group(vpcId: string): Promise<string> {
    const group = { GroupName: "database", Description: "The data service", VpcId: vpcId };
    return (await this.ec2.send(new CreateSecurityGroupCommand(group))).GroupId ?? "";
  }

  async admit(GroupId: string, port: number, cidr: string): Promise<void> {
    await this.ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(port, cidr)] }),
    );
  }

  async shutOut(GroupId: string, port: number, cidr: string): Promise<void> {
    await this.ec2.send(
      new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(port, cidr)] }),
    );
  }
}

function permission(port: number, CidrIp: string) {
  const Description = "Astro cluster clk1abcde";
  return { IpProtocol: "tcp", FromPort: port, ToPort: port, IpRanges: [{ CidrIp, Description }] };
}

const CLUSTER = { id: "clk1abcde", name: "prod", region: REGION, accountId: ASTRO, cidr: "172.20.0.0/20" };
const TARGET = { accountId: CUSTOMER, region: REGION, assumeRoleArn: `arn:aws:iam::${CUSTOMER}:role/verify` };

describeWith(moto, "verify", (python) => {
  let emulator: Emulator;
  let project: Project;
  let astro: Side;
  let customer: Side;

  beforeEach(async () => {
    emulator = await Emulator.start(python);
    project = new Project({ ...process.env, ...emulator.env });
    astro = new Side(emulator.endpoint, ASTRO);
    customer = new Side(emulator.endpoint, CUSTOMER);
  });
  afterEach(() => emulator.stop());

  function declare(connection: object, cluster: object = {}): void {
    project.declare({
      astro: { clusters: [{ ...CLUSTER, ...cluster }] },
      connections: [{ id: "orders", name: "Orders", ...connection }],
    });
  }

  const verify = (...args: readonly string[]): Promise<Run> => project.astroConnect(["verify", ...args]);

  /** It works, it says so, and it has changed nothing and asked nothing that the policy does not allow. */
  async function works(): Promise<string> {
    await emulator.forgetCalls();
    const { code, stdout, stderr } = await verify();
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: expect.any(String), stderr: "" });
    expect(await emulator.changes()).toEqual([]);
    const asked = (await emulator.calls()).map(({ service, action }) => `${service}:${action}`);
    const allowed = [...Object.keys(READS), "sts:AssumeRole"].map((each) =>
      each.replace(/^elasticloadbalancing/, "elbv2"),
    );
    expect([...new Set(asked)].filter((each) => !allowed.includes(each))).toEqual([]);
    return stdout;
  }

  /** What does not work, without what all findings share. */
  async function broken(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { code, stdout, stderr } = await verify("--format", "json");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const { findings } = JSON.parse(stdout) as { findings: Readonly<Record<string, unknown>>[] };
    return findings.map(({ plan, docs, source, waived, severity, ...rest }) => {
      expect({ plan, waived }).toEqual({ plan: "orders", waived: null });
      expect(docs).toMatch(/docs\/how-to\/verify\.md/);
      expect(source).toMatchObject({ file: "connections.yaml", line: expect.any(Number) });
      expect(severity).toBe(rest["rule"] === "verify/expires-soon" ? "warning" : "error");
      return rest;
    });
  }

  test("a peering connection, from request to rejection", async () => {
    // GIVEN
    const own = await astro.vpc("172.20.0.0/20");
    const vpc = await customer.vpc("10.1.0.0/16");
    const group = await customer.group(vpc.id);
    await customer.ec2.send(
      new ModifyVpcAttributeCommand({ VpcId: vpc.id, EnableDnsHostnames: { Value: true } }),
    );
    const request = async (): Promise<string> =>
      (
        await astro.ec2.send(
          new CreateVpcPeeringConnectionCommand({
            VpcId: own.id,
            PeerVpcId: vpc.id,
            PeerOwnerId: CUSTOMER,
            PeerRegion: REGION,
          }),
        )
      ).VpcPeeringConnection?.VpcPeeringConnectionId ?? "";
    const pcx = await request();
    const declared = (id: string): void =>
      declare(
        {
          route: "vpc-peering",
          target: { ...TARGET, vpcId: vpc.id },
          clusters: [{ cluster: "prod", peeringConnectionId: id }],
          routing: { subnetIds: [vpc.subnet] },
          dns: { resolution: "required" },
          services: [{ name: "orders", ports: [5432], securityGroupId: group }],
        },
        { vpcId: own.id },
      );
    declared(pcx);
    const noRoute = {
      rule: "verify/route-present",
      address: `${vpc.table} 172.20.0.0/20`,
      message: `${vpc.table} does not lead back to 172.20.0.0/20; whose turn: you`,
      expected: `a route to ${pcx}`,
      actual: "no route",
      remediation: "run `npx astro-connect deploy orders`",
    };
    const shutOut = {
      rule: "verify/allow-list-complete",
      address: `${group} 5432`,
      message: "the security group shuts out cluster clk1abcde on port 5432; whose turn: you",
      expected: "a rule for each of 172.20.0.0/20",
      actual: "no rule for 172.20.0.0/20",
      remediation: "run `npx astro-connect deploy orders`",
    };
    const waits = {
      rule: "verify/peering-active",
      address: pcx,
      message: "the peering request waits for acceptance; whose turn: you",
      expected: "active",
      actual: "pending-acceptance",
      remediation: "run `npx astro-connect deploy orders`",
    };
    const before = await broken();
    expect(before.filter(({ rule }) => rule !== "verify/expires-soon")).toEqual([shutOut, waits, noRoute]);

    // WHEN it is accepted, led back and let in
    await customer.ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: pcx }));
    await customer.ec2.send(
      new ModifyVpcPeeringConnectionOptionsCommand({
        VpcPeeringConnectionId: pcx,
        AccepterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: true },
      }),
    );
    const route = { RouteTableId: vpc.table, DestinationCidrBlock: "172.20.0.0/20" };
    await customer.ec2.send(new CreateRouteCommand({ ...route, VpcPeeringConnectionId: pcx }));
    await customer.admit(group, 5432, "172.20.0.0/20");
    // THEN
    expect(await works()).toBe(
      [
        `orders: ok verify/peering-active ${pcx}: active`,
        `orders: ok verify/peering-requester ${pcx}: account ${ASTRO}, region us-east-1, CIDR 172.20.0.0/20, VPC ${own.id}, accepter VPC ${vpc.id}`,
        `orders: ok verify/peering-dns ${pcx}: option on, VPC ready`,
        `orders: ok verify/route-active ${vpc.table} 172.20.0.0/20: active, to ${pcx}`,
        `orders: ok verify/allow-list-complete ${group} 5432: admits 172.20.0.0/20`,
        "orders: routes and security groups on the Astro side cannot be seen from here; Astronomer support can tell",
        "0 errors, 0 warnings, 0 notes, 0 waived; 3 of 3 resources concern Astro; 19 rules",
        "",
      ].join("\n"),
    );

    // WHEN a route and an option go, and a name no longer resolves
    await customer.ec2.send(new DeleteRouteCommand(route));
    await customer.ec2.send(
      new ModifyVpcPeeringConnectionOptionsCommand({
        VpcPeeringConnectionId: pcx,
        AccepterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: false },
      }),
    );
    // THEN
    expect(await broken()).toEqual([
      {
        rule: "verify/peering-dns",
        address: pcx,
        message: "the cluster resolves the public DNS names of the VPC to public addresses; whose turn: you",
        expected: "option on, VPC ready",
        actual: "option off, VPC ready",
        remediation: "run `npx astro-connect deploy orders`",
      },
      noRoute,
    ]);

    // WHEN another request is rejected
    const rejected = await request();
    await customer.ec2.send(new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId: rejected }));
    declared(rejected);
    // THEN
    expect(await broken()).toContainEqual({
      rule: "verify/peering-active",
      address: rejected,
      message: "the peering connection is rejected, and will not come back; whose turn: Astronomer support",
      expected: "active",
      actual: "rejected",
      remediation:
        "remove peeringConnectionId from the file, and send `npx astro-connect ticket orders`: a new peering request",
    });
  });

  test("a private hosted zone, from authorization to association", async () => {
    // GIVEN a peering connection that works, and a zone of the target VPC
    const own = await astro.vpc("172.20.0.0/20");
    const vpc = await customer.vpc("10.1.0.0/16");
    const { VpcPeeringConnection } = await astro.ec2.send(
      new CreateVpcPeeringConnectionCommand({
        VpcId: own.id,
        PeerVpcId: vpc.id,
        PeerOwnerId: CUSTOMER,
        PeerRegion: REGION,
      }),
    );
    const pcx = { VpcPeeringConnectionId: VpcPeeringConnection?.VpcPeeringConnectionId ?? "" };
    await customer.ec2.send(new AcceptVpcPeeringConnectionCommand(pcx));
    await customer.ec2.send(
      new CreateRouteCommand({ RouteTableId: vpc.table, DestinationCidrBlock: "172.20.0.0/20", ...pcx }),
    );
    const { HostedZone } = await customer.route53.send(
      new CreateHostedZoneCommand({
        Name: "data.example.internal",
        CallerReference: "1",
        VPC: { VPCId: vpc.id, VPCRegion: REGION },
      }),
    );
    const zone = (HostedZone?.Id ?? "").replace("/hostedzone/", "");
    declare(
      {
        route: "vpc-peering",
        target: { ...TARGET, vpcId: vpc.id },
        clusters: [{ cluster: "prod", peeringConnectionId: pcx.VpcPeeringConnectionId }],
        routing: { routeTableIds: [vpc.table] },
        dns: { resolution: "disabled", privateHostedZoneIds: [zone] },
      },
      { vpcId: own.id },
    );
    const lacking = (turn: string, actual: string, remediation: string) => ({
      rule: "verify/zone-associated",
      address: `${zone} ${own.id}`,
      message: `cluster prod cannot resolve the names of the private hosted zone; whose turn: ${turn}`,
      expected: `associated with ${own.id} in ${REGION}`,
      actual,
      remediation,
    });
    expect(await broken()).toEqual([
      lacking("you", "not authorized", "run `npx astro-connect deploy orders`, which authorizes the VPC"),
    ]);

    // WHEN the owner of the zone authorizes
    const association = { HostedZoneId: zone, VPC: { VPCId: own.id, VPCRegion: REGION } } as const;
    await customer.route53.send(new CreateVPCAssociationAuthorizationCommand(association));
    // THEN
    expect(await broken()).toEqual([
      lacking(
        "Astronomer support",
        "authorized, not associated",
        "send `npx astro-connect ticket orders`: associate the VPC with the zone",
      ),
    ]);

    // WHEN Astronomer associates
    await astro.route53.send(new AssociateVPCWithHostedZoneCommand(association));
    // THEN
    expect(await works()).toContain(`orders: ok verify/zone-associated ${zone} ${own.id}: associated\n`);
  });

  test("a transit gateway, from invitation to a table without routes", async () => {
    // GIVEN
    const { TransitGateway } = await customer.ec2.send(
      new CreateTransitGatewayCommand({
        Options: { DefaultRouteTableAssociation: "disable", DefaultRouteTablePropagation: "disable" },
      }),
    );
    const gateway = TransitGateway?.TransitGatewayId ?? "";
    const vpc = await customer.vpc("10.1.0.0/16");
    const own = await astro.vpc("172.20.0.0/20");
    const table = async (): Promise<string> =>
      (await customer.ec2.send(new CreateTransitGatewayRouteTableCommand({ TransitGatewayId: gateway })))
        .TransitGatewayRouteTable?.TransitGatewayRouteTableId ?? "";
    const [clusters, targets] = [await table(), await table()];
    const attach = async (side: Side, { id, subnet }: { readonly id: string; readonly subnet: string }) =>
      (
        await side.ec2.send(
          new CreateTransitGatewayVpcAttachmentCommand({
            TransitGatewayId: gateway,
            VpcId: id,
            SubnetIds: [subnet],
          }),
        )
      ).TransitGatewayVpcAttachment?.TransitGatewayAttachmentId ?? "";
    const ofVpc = await attach(customer, vpc);
    const { resourceShare } = await customer.ram.send(
      new CreateResourceShareCommand({
        name: "astro-orders",
        allowExternalPrincipals: true,
        principals: [ASTRO],
        resourceArns: [`arn:aws:ec2:${REGION}:${CUSTOMER}:transit-gateway/${gateway}`],
      }),
    );
    const declared = (attachmentId?: string): void =>
      declare(
        {
          route: "transit-gateway",
          gateway: { ...TARGET, transitGatewayId: gateway, routeTableId: clusters },
          clusters: [{ cluster: "prod", ...(attachmentId === undefined ? {} : { attachmentId }) }],
          vpcs: [{ vpcId: vpc.id, attachmentId: ofVpc, routing: { routeTableIds: [vpc.table] } }],
        },
        { vpcId: own.id },
      );
    declared();
    const invitation = (await broken()).filter(({ rule }) => rule !== "verify/expires-soon");
    expect(invitation).toEqual([
      {
        rule: "verify/share-accepted",
        address: `${gateway} ${ASTRO}`,
        message: "the invitation to the transit gateway waits for acceptance; whose turn: Astronomer support",
        expected: `accepted by account ${ASTRO}`,
        actual: "invitation not accepted",
        remediation: "send `npx astro-connect ticket orders`: accept the resource share",
      },
    ]);

    // WHEN the share is accepted, and the attachment waits
    const { resourceShareInvitations = [] } = await astro.ram.send(
      new GetResourceShareInvitationsCommand({}),
    );
    const { resourceShareInvitationArn } = resourceShareInvitations[0] ?? {};
    await astro.ram.send(new AcceptResourceShareInvitationCommand({ resourceShareInvitationArn }));
    const attachment = await attach(astro, own);
    declared(attachment);
    // THEN
    expect((await broken()).filter(({ rule }) => rule === "verify/attachment-available")).toEqual([
      {
        rule: "verify/attachment-available",
        address: attachment,
        message: "the attachment waits for acceptance; whose turn: you",
        expected: "available",
        actual: "pendingAcceptance",
        remediation: "run `npx astro-connect deploy orders`",
      },
    ]);

    // WHEN it is accepted, associated, and led both ways
    const TransitGatewayAttachmentId = attachment;
    await customer.ec2.send(new AcceptTransitGatewayVpcAttachmentCommand({ TransitGatewayAttachmentId }));
    const associations = [
      { TransitGatewayAttachmentId, TransitGatewayRouteTableId: clusters },
      { TransitGatewayAttachmentId: ofVpc, TransitGatewayRouteTableId: targets },
    ] as const;
    for (const each of associations) {
      await customer.ec2.send(new AssociateTransitGatewayRouteTableCommand(each));
    }
    const there = { TransitGatewayAttachmentId: ofVpc, TransitGatewayRouteTableId: clusters };
    const back = { TransitGatewayAttachmentId, TransitGatewayRouteTableId: targets };
    for (const each of [there, back]) {
      await customer.ec2.send(new EnableTransitGatewayRouteTablePropagationCommand(each));
    }
    await customer.ec2.send(
      new CreateRouteCommand({
        RouteTableId: vpc.table,
        DestinationCidrBlock: "172.20.0.0/20",
        TransitGatewayId: gateway,
      }),
    );
    // THEN
    expect((await works()).split("\n").filter((line) => line.includes(": ok "))).toEqual([
      `orders: ok verify/share-accepted ${gateway} ${ASTRO}: accepted`,
      `orders: ok verify/attachment-available ${attachment}: available`,
      `orders: ok verify/attachment-associated ${attachment}: associated, ${clusters}`,
      `orders: ok verify/gateway-route ${clusters} 10.1.0.0/16: active, by ${ofVpc}`,
      `orders: ok verify/gateway-route ${targets} 172.20.0.0/20: active, by ${attachment}`,
      `orders: ok verify/route-active ${vpc.table} 172.20.0.0/20: active, to ${gateway}`,
    ]);

    // WHEN the way back is no longer propagated, and the share is taken away
    await customer.ec2.send(new DisableTransitGatewayRouteTablePropagationCommand(back));
    await customer.ram.send(
      new DisassociateResourceShareCommand({
        resourceShareArn: resourceShare?.resourceShareArn,
        principals: [ASTRO],
      }),
    );
    // THEN
    expect(await broken()).toEqual([
      {
        rule: "verify/gateway-route",
        address: `${targets} 172.20.0.0/20`,
        message: `${targets} does not lead to 172.20.0.0/20; whose turn: you`,
        expected: `active, by ${attachment}`,
        actual: "no route",
        remediation: "run `npx astro-connect deploy orders`",
      },
      {
        rule: "verify/share-accepted",
        address: `${gateway} ${ASTRO}`,
        message: expect.stringMatching(/over; whose turn: you$/),
        expected: `accepted by account ${ASTRO}`,
        actual: expect.stringMatching(/^(not shared|disassociated)$/),
        remediation:
          "run `npx astro-connect deploy orders` for a new invitation, and send `npx astro-connect ticket orders`",
      },
    ]);

    // WHEN the attachment is taken out of its table
    await customer.ec2.send(new DisassociateTransitGatewayRouteTableCommand(associations[0]));
    // THEN
    expect(await broken()).toContainEqual({
      rule: "verify/attachment-associated",
      address: attachment,
      message: "the attachment is not associated with the clusters' route table; whose turn: you",
      expected: `associated, ${clusters}`,
      actual: "no route table",
      remediation: "run `npx astro-connect deploy orders`",
    });
  });

  test("an endpoint service, from a waiting endpoint to a load balancer without targets", async () => {
    // GIVEN
    const vpc = await customer.vpc("10.1.0.0/16");
    const own = await astro.vpc("172.20.0.0/20");
    const { LoadBalancers } = await customer.elb.send(
      new CreateLoadBalancerCommand({
        Name: "orders",
        Type: "network",
        Scheme: "internal",
        Subnets: [vpc.subnet],
      }),
    );
    const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn ?? "";
    const { TargetGroups } = await customer.elb.send(
      new CreateTargetGroupCommand({
        Name: "orders",
        Protocol: "TCP",
        Port: 5432,
        VpcId: vpc.id,
        TargetType: "ip",
      }),
    );
    const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn ?? "";
    const Targets = [{ Id: "10.1.0.10", Port: 5432 }];
    await customer.elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
    await customer.elb.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Protocol: "TCP",
        Port: 5432,
        DefaultActions: [{ Type: "forward", TargetGroupArn }],
      }),
    );
    const declared = (vpcEndpointId?: string): void =>
      declare({
        route: "endpoint-service",
        target: { ...TARGET, vpcId: vpc.id },
        loadBalancer: { type: "existing", arn: LoadBalancerArn },
        clusters: [{ cluster: "prod", ...(vpcEndpointId === undefined ? {} : { vpcEndpointId }) }],
        services: [{ name: "orders", ports: [5432] }],
      });
    declared();
    expect(await broken()).toEqual([
      {
        rule: "verify/deployed",
        address: "endpoint service",
        message: `AWS account ${CUSTOMER} has no endpoint service of this connection in us-east-1; whose turn: you`,
        expected: "an endpoint service",
        actual: "no endpoint service",
        remediation: "run `npx astro-connect deploy orders`",
      },
    ]);

    // WHEN there is a service, and an endpoint that waits
    const { ServiceConfiguration } = await customer.ec2.send(
      new CreateVpcEndpointServiceConfigurationCommand({
        AcceptanceRequired: true,
        NetworkLoadBalancerArns: [LoadBalancerArn],
        TagSpecifications: [
          { ResourceType: "vpc-endpoint-service", Tags: [{ Key: "Name", Value: "orders" }] },
        ],
      }),
    );
    const { ServiceId = "", ServiceName = "" } = ServiceConfiguration ?? {};
    await customer.ec2.send(
      new ModifyVpcEndpointServicePermissionsCommand({
        ServiceId,
        AddAllowedPrincipals: [`arn:aws:iam::${ASTRO}:root`],
      }),
    );
    const { VpcEndpoint } = await astro.ec2.send(
      new CreateVpcEndpointCommand({
        VpcEndpointType: "Interface",
        VpcId: own.id,
        ServiceName,
        SubnetIds: [own.subnet],
      }),
    );
    const endpoint = VpcEndpoint?.VpcEndpointId ?? "";
    declared(endpoint);
    // THEN
    expect((await broken()).filter(({ rule }) => rule !== "verify/expires-soon")).toEqual([
      {
        rule: "verify/endpoint-accepted",
        address: endpoint,
        message: "the request of the endpoint waits for acceptance; whose turn: you",
        expected: "available",
        actual: "pendingAcceptance",
        remediation: "run `npx astro-connect deploy orders`",
      },
    ]);

    // WHEN it is accepted
    await customer.ec2.send(
      new AcceptVpcEndpointConnectionsCommand({ ServiceId, VpcEndpointIds: [endpoint] }),
    );
    // THEN
    expect((await works()).split("\n").filter((line) => line.includes(": ok "))).toEqual([
      `orders: ok verify/deployed ${ServiceId}: ${ServiceName}`,
      `orders: ok verify/endpoint-accepted ${endpoint}: available`,
      "orders: ok verify/targets-healthy orders:5432: 1 of 1 healthy",
    ]);

    // WHEN nothing is behind it any more
    await customer.elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
    // THEN
    expect(await broken()).toEqual([
      {
        rule: "verify/targets-healthy",
        address: "orders:5432",
        message: "nothing is registered; whose turn: you",
        expected: "every target healthy",
        actual: "0 of 0 healthy",
        remediation: "start the service, and let the load balancer in: security groups, port, health check",
      },
    ]);
  });

  test("Redshift, from no authorization to one that is taken back", async () => {
    // GIVEN
    const own = await astro.vpc("172.20.0.0/20");
    await customer.redshift.send(
      new CreateClusterCommand({
        ClusterIdentifier: "warehouse",
        NodeType: "ra3.large",
        MasterUsername: "admin",
        MasterUserPassword: "Password1",
      }),
    );
    declare(
      {
        route: "aws-endpoint",
        target: TARGET,
        endpoints: [{ service: "redshift", warehouses: ["warehouse"] }],
        clusters: [{ cluster: "prod" }],
      },
      { vpcId: own.id },
    );
    const refused = {
      rule: "verify/redshift-authorized",
      address: `warehouse ${own.id}`,
      message: `the Redshift cluster does not authorize account ${ASTRO}; whose turn: you`,
      expected: `Authorized, ${own.id}`,
      actual: `no authorization of account ${ASTRO}`,
      remediation: "run `npx astro-connect deploy orders`",
    };
    expect(await broken()).toEqual([refused]);

    // WHEN another VPC of the account is authorized, and then this one
    const access = { ClusterIdentifier: "warehouse", Account: ASTRO };
    const other = "vpc-0123456789abcdef0";
    await customer.redshift.send(new AuthorizeEndpointAccessCommand({ ...access, VpcIds: [other] }));
    expect(await broken()).toMatchObject([{ actual: `Authorized, ${other}` }]);
    await customer.redshift.send(new AuthorizeEndpointAccessCommand({ ...access, VpcIds: [own.id] }));
    // THEN
    expect(await works()).toContain(
      `orders: ok verify/redshift-authorized warehouse ${own.id}: Authorized, `,
    );

    // WHEN it is taken back by hand
    await customer.redshift.send(new RevokeEndpointAccessCommand(access));
    // THEN
    expect(await broken()).toEqual([refused]);
  });

  test("an allow-list that is no longer what the file says", async () => {
    // GIVEN
    const vpc = await customer.vpc("10.1.0.0/16");
    const group = await customer.group(vpc.id);
    await customer.admit(group, 443, "52.1.2.3/32");
    await customer.admit(group, 443, "52.1.2.4/32");
    const declared = (...externalIps: readonly string[]): void =>
      declare(
        {
          route: "public-endpoint",
          target: { type: "security-group", ...TARGET },
          clusters: [{ cluster: "prod" }],
          services: [{ name: "api", ports: [443], securityGroupId: group }],
        },
        { externalIps },
      );
    declared("52.1.2.3", "52.1.2.4");
    await works();
    // WHEN an address changes in the file, and another is taken out of the list by hand
    declared("52.1.2.3", "52.1.2.9");
    await customer.shutOut(group, 443, "52.1.2.3/32");
    // THEN
    expect(await broken()).toEqual([
      {
        rule: "verify/allow-list-complete",
        address: `${group} 443`,
        message: "the security group shuts out cluster clk1abcde on port 443; whose turn: you",
        expected: "a rule for each of 52.1.2.3/32, 52.1.2.9/32",
        actual: "no rule for 52.1.2.3/32, 52.1.2.9/32",
        remediation: "run `npx astro-connect deploy orders`",
      },
      {
        rule: "verify/allow-list-current",
        address: `${group} 52.1.2.4/32`,
        message: expect.stringMatching(
          /^sgr-\w+ admits 52\.1\.2\.4\/32, which is no address of the cluster in the file; whose turn: you$/,
        ),
        expected: "one of 52.1.2.3/32, 52.1.2.9/32",
        actual: "52.1.2.4/32",
        remediation:
          "run `npx astro-connect deploy orders`; if the address is right, write it under externalIps of the cluster",
      },
    ]);
  });

  test("an emulator that is gone: one line, exit 2, and no report", async () => {
    declare(
      {
        route: "public-endpoint",
        target: { type: "security-group", ...TARGET },
        clusters: [{ cluster: "prod" }],
        services: [{ name: "api", ports: [443], securityGroupId: "sg-0123456789abcdef0" }],
      },
      { externalIps: ["52.1.2.3"] },
    );
    const gone = { AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
    const { code, stdout, stderr } = await project.astroConnect(["verify", "--fail-on", "never"], gone);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /^orders: AWS account 333333333333 in us-east-1 cannot be asked .*ECONNREFUSED.*\n$/,
    );
  });
});
