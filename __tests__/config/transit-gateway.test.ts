import { cluster, load, messages, peering, staging } from "./samples";

const VPC = "vpc-0aaaaaaaaaaaaaaa1";
const ATTACHMENT = "tgw-attach-0aaaaaaaaaaaaaaa1";
const SUBNETS = ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"];

const gateway = (keys: Record<string, unknown> = {}) => ({
  accountId: "333333333333",
  region: "us-east-1",
  transitGatewayId: "tgw-0aaaaaaaaaaaaaaa1",
  ...keys,
});
const newGateway = (keys: Record<string, unknown> = {}) => gateway({ transitGatewayId: undefined, ...keys });
const vpc = (keys: Record<string, unknown> = {}) => ({
  vpcId: VPC,
  attachmentId: ATTACHMENT,
  routing: { routeTableIds: ["rtb-0aaaaaaaaaaaaaaa1"] },
  ...keys,
});
const office = (keys: Record<string, unknown> = {}) => ({
  name: "Office",
  attachmentId: "tgw-attach-0aaaaaaaaaaaaaaa9",
  cidrs: ["192.168.0.0/16"],
  ...keys,
});
const hub = (keys: Record<string, unknown> = {}) => ({
  id: "hub",
  name: "Hub",
  route: "transit-gateway",
  gateway: gateway(),
  vpcs: [vpc()],
  clusters: [{ cluster: "prod" }],
  ...keys,
});

test("the least that is declared has every default", () => {
  // WHEN
  const [connection] = load([cluster()], [hub()]).declaration.connections;
  // THEN
  expect(connection).toMatchObject({
    route: "transit-gateway",
    retired: false,
    gateway: { autoAccept: false, share: "create", wayBack: "propagated" },
    vpcs: [{ attachmentSubnetIds: [], gatewayShare: "existing", routes: "propagated" }],
    networks: [],
    dns: { rules: [], forwarding: [] },
    services: [],
  });
});

test("only networks, without any VPC, are enough", () => {
  expect(() => load([cluster()], [hub({ vpcs: [], networks: [office()] })])).not.toThrow();
});

/** [what, connection, message]; each at connections[0]. */
const WRONG: [string, Record<string, unknown>, string[]][] = [
  [
    "nothing to reach",
    hub({ vpcs: [] }),
    [": found no VPC and no network; write vpcs or networks, which the clusters are to reach"],
  ],
  [
    "settings of an existing gateway for a new one",
    hub({
      gateway: newGateway({
        autoAccept: true,
        share: "existing",
        routeTableId: "tgw-rtb-0aaaaaaaaaaaaaaa1",
        wayBack: "existing",
      }),
    }),
    [
      ".gateway.autoAccept: found true for a new gateway; write false: what attaches to a new gateway is looked at first",
      ".gateway.share: found the existing share of a gateway that does not exist yet; write transitGatewayId, or leave it out: a new gateway has none of it",
      ".gateway.routeTableId: found the route table of a gateway that does not exist yet; write transitGatewayId, or leave it out: a new gateway has none of it",
      ".gateway.wayBack: found the existing way back of a gateway that does not exist yet; write propagated or static",
    ],
  ],
  [
    "an ASN for a gateway that has one",
    hub({ gateway: gateway({ amazonSideAsn: 64513 }) }),
    [
      ".gateway.amazonSideAsn: found an ASN for tgw-0aaaaaaaaaaaaaaa1, which has one; write it only for a new gateway, without transitGatewayId",
    ],
  ],
  [
    "a public ASN",
    hub({ gateway: newGateway({ amazonSideAsn: 70000 }) }),
    [
      ".gateway.amazonSideAsn: found 70000, which is no private ASN; write one from 64512 to 65534, or from 4200000000 to 4294967294",
    ],
  ],
  [
    "a VPC without an attachment",
    hub({ vpcs: [vpc({ attachmentId: undefined })] }),
    [
      `.vpcs[0].vpcId: found ${VPC} without an attachment; write attachmentId where the VPC has an attachment to the gateway, else attachmentSubnetIds`,
    ],
  ],
  [
    "a VPC with an attachment and subnets for one",
    hub({ vpcs: [vpc({ attachmentSubnetIds: SUBNETS })] }),
    [
      ".vpcs[0].attachmentSubnetIds: found both an attachment and subnets for one; write attachmentId where the VPC has an attachment to the gateway, else attachmentSubnetIds",
    ],
  ],
  [
    "a VPC without a way back",
    hub({ vpcs: [vpc({ routing: {} })] }),
    [
      ".vpcs[0].routing: found no route table and no subnet; write routeTableIds or subnetIds, so that traffic finds its way back to the clusters",
    ],
  ],
  [
    "static routes to unknown CIDRs",
    hub({ vpcs: [vpc({ routes: "static" })] }),
    [".vpcs[0].routes: found static routes without CIDRs; write cidrs beside it, or routes: propagated"],
  ],
  [
    "a new gateway that another account cannot see",
    hub({
      gateway: newGateway(),
      vpcs: [vpc({ attachmentId: undefined, attachmentSubnetIds: SUBNETS, accountId: "444444444444" })],
    }),
    [
      ".vpcs[0].accountId: found an attachment by account 444444444444 to a new gateway, which is not shared with it; write gatewayShare: organization or invitation beside it",
    ],
  ],
  [
    "a share with the gateway's own account",
    hub({ vpcs: [vpc({ gatewayShare: "invitation" })] }),
    [
      ".vpcs[0].gatewayShare: found a share with the gateway's own account; write it only for a new attachment by another account",
    ],
  ],
  [
    "one account entered in two ways",
    hub({
      vpcs: [vpc({ assumeRoleArn: "arn:aws:iam::333333333333:role/other" })],
      gateway: gateway({ assumeRoleArn: "arn:aws:iam::333333333333:role/terraform" }),
    }),
    [
      ".vpcs[0].vpcId: found other credentials for account 333333333333 than those of gateway; write the same assumeRoleArn and profile as gateway: one account is entered in one way",
    ],
  ],
  [
    "a target's attachment as the cluster's",
    hub({ clusters: [{ cluster: "prod", attachmentId: ATTACHMENT }] }),
    [
      `.clusters[0].attachmentId: found ${ATTACHMENT}, which this connection has as the attachment of ${VPC}; write the attachment that Astronomer made for the cluster`,
    ],
  ],
  [
    "a service of no VPC of the connection",
    hub({ services: [{ name: "a", ports: [1], vpcId: "vpc-0aaaaaaaaaaaaaaa9" }] }),
    [`.services[0].vpcId: found vpc-0aaaaaaaaaaaaaaa9, which is not under vpcs; write one of ${VPC}`],
  ],
  [
    "a security group of no VPC",
    hub({
      vpcs: [],
      networks: [office()],
      services: [{ name: "a", ports: [1], securityGroupId: "sg-0aaaaaaaaaaaaaaa1" }],
    }),
    [".services[0].securityGroupId: found a security group of a without its VPC; write its VPC under vpcs"],
  ],
  [
    "an endpoint in one subnet",
    hub({ dns: { inbound: { subnetIds: SUBNETS.slice(0, 1) } } }),
    [
      ".dns.inbound: found one subnet for a new endpoint; write two to six subnetIds in at least two Availability Zones, or the endpointId of one that exists",
    ],
  ],
  [
    "a rule that nothing can send or answer",
    hub({ dns: { rules: [{ domain: "corp.example.com" }] } }),
    [
      ".dns.rules[0].domain: found a rule for corp.example.com without an outbound endpoint, through which its queries leave; write dns.outbound, or the ruleId of a rule that exists",
      ".dns.rules[0].domain: found corp.example.com without DNS servers that answer for it; write servers beside it, or dns.inbound",
    ],
  ],
  [
    "a domain forwarded in two ways",
    hub({
      dns: {
        rules: [{ domain: "corp.example.com", ruleId: "rslvr-rr-0123456789abcdef0" }],
        forwarding: [{ domain: "corp.example.com", servers: ["10.0.0.2"] }],
      },
    }),
    [
      ".dns.forwarding[0].domain: found corp.example.com, which a rule already forwards; write it once: as a shared rule, or for Astronomer to forward",
    ],
  ],
  [
    "a rule to an IPv6 address",
    hub({
      dns: {
        outbound: { endpointId: "rslvr-out-0123456789abcdef0" },
        rules: [{ domain: "corp.example.com", servers: ["fd00::53"] }],
      },
    }),
    [
      ".dns.rules[0].servers[0]: found the IPv6 address fd00::53; write an IPv4 address, to which the outbound endpoint forwards",
    ],
  ],
  [
    "every name there is",
    hub({ dns: { forwarding: [{ domain: ".", servers: ["10.0.0.2"] }] } }),
    [
      '.dns.forwarding[0].domain: found ".", which is every name there is; write the domain that your own servers answer',
    ],
  ],
  [
    "an inbound endpoint as the outbound one",
    hub({ dns: { outbound: { endpointId: "rslvr-in-0123456789abcdef0" } } }),
    [
      '.dns.outbound.endpointId: found "rslvr-in-0123456789abcdef0", the id of an inbound Resolver endpoint; write an outbound Resolver endpoint id such as rslvr-out-0123456789abcdef0',
    ],
  ],
];

test.each(WRONG)("%s is refused", (_, connection, expected) => {
  expect(messages([cluster()], [connection])).toEqual(expected.map((each) => `connections[0]${each}`));
});

test("a gateway of another Region is refused with the reason", () => {
  const [only, ...more] = messages([cluster({ region: "eu-west-1" })], [hub()]);
  expect(more).toEqual([]);
  expect(only).toMatch(
    /^connections\[0\]\.clusters\[0\]\.cluster: found a cluster in eu-west-1 for a transit gateway in us-east-1; write a gateway in eu-west-1: a VPC attaches only to a transit gateway of its own Region/,
  );
});

test("a standard cluster is refused", () => {
  expect(messages([cluster({ type: "standard" })], [hub()])).toEqual([
    "connections[0].clusters[0].cluster: found the standard cluster prod; write a dedicated or hybrid one: a transit gateway is only available for these",
  ]);
});

test("two clusters with one CIDR cannot be told apart by a gateway", () => {
  // GIVEN
  const clusters = [cluster(), staging({ cidr: "172.20.0.0/20" })];
  // WHEN
  const found = messages(clusters, [
    hub({ vpcs: [], networks: [office()], clusters: [{ cluster: "prod" }, { cluster: "staging" }] }),
  ]);
  // THEN
  expect(found).toEqual([
    "connections[0].gateway: found tgw-0aaaaaaaaaaaaaaa1, which would route 172.20.0.0/20 to both cluster prod and cluster staging; write a table for one of them only: clusters with overlapping CIDRs cannot be reached from one route table",
  ]);
});

test("a table that a peering leads to the cluster is not led to it over a gateway, too", () => {
  expect(messages([cluster()], [peering(), hub()])).toEqual([
    "connections[1].vpcs[0].routing.routeTableIds[0]: found rtb-0aaaaaaaaaaaaaaa1, whose route to cluster prod connection orders already has; write another, or drop it in one of the two",
  ]);
});

test("one gateway has one connection for a cluster", () => {
  const other = hub({ id: "other", name: "Other", vpcs: [], networks: [office()] });
  expect(messages([cluster()], [hub(), other])).toEqual([
    "connections[1].gateway: found tgw-0aaaaaaaaaaaaaaa1, whose route to cluster prod connection hub already has; write another, or drop it in one of the two",
  ]);
});

test("the VPC of a cluster is no target", () => {
  expect(messages([cluster({ vpcId: VPC })], [hub()])).toEqual([
    `connections[0].vpcs[0].vpcId: found ${VPC}, the VPC of cluster prod itself; write a VPC that holds data services`,
  ]);
});
