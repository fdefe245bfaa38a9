import { cluster, load, messages, peering, staging } from "./samples";

const ARN = "arn:aws:elasticloadbalancing:us-east-1:333333333333:loadbalancer/net/orders/0123456789abcdef";
const SUBNETS = ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"];
const ips = (...addresses: string[]) => ({ type: "ips", addresses });
const listener = (keys: Record<string, unknown> = {}) => ({
  port: 5432,
  targets: ips("10.20.1.10"),
  ...keys,
});

const endpointService = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: "orders-service",
  name: "Orders service",
  route: "endpoint-service",
  target: { accountId: "333333333333", region: "us-east-1", vpcId: "vpc-0aaaaaaaaaaaaaaa1" },
  loadBalancer: { type: "new", subnetIds: SUBNETS },
  listeners: [listener()],
  clusters: [{ cluster: "prod" }],
  ...keys,
});

const existing = (keys: Record<string, unknown> = {}, balancer: Record<string, unknown> = {}) =>
  endpointService({ loadBalancer: { type: "existing", arn: ARN, ...balancer }, listeners: [], ...keys });

it("the least that can be declared, with the documented defaults", () => {
  const { declaration } = load([cluster()], [endpointService()]);
  expect(declaration.connections[0]).toMatchObject({
    loadBalancer: { deletionProtection: true, enforceSecurityGroup: true },
    listeners: [{ healthCheck: { protocol: "TCP" }, proxyProtocol: false }],
    allowedPrincipal: "role",
    dns: {},
  });
});

it("an existing load balancer without listeners of ours", () => {
  const { declaration } = load([cluster()], [existing()]);
  expect(declaration.connections[0]).toMatchObject({ loadBalancer: { arn: ARN }, listeners: [] });
});

it("two clusters with one CIDR, which PrivateLink does not mind", () => {
  const both = [{ cluster: "prod" }, { cluster: "staging" }];
  expect(() =>
    load([cluster(), staging({ cidr: "172.20.0.0/20" })], [endpointService({ clusters: both })]),
  ).not.toThrow();
});

/** [what, connection, messages without "connections[0]."] */
const WRONG: [string, Record<string, unknown>, string[]][] = [
  [
    "a Gateway Load Balancer",
    existing({}, { arn: ARN.replace("/net/", "/gwy/") }),
    [
      `loadBalancer.arn: found "${ARN.replace("/net/", "/gwy/").slice(0, 60)}…", a Gateway Load Balancer; write the ARN of a Network Load Balancer: Astronomer supports Interface Endpoint Services but not Gateway Load Balancer Endpoint Services`,
    ],
  ],
  [
    "an Application Load Balancer",
    existing({}, { arn: ARN.replace("/net/", "/app/") }),
    [
      `loadBalancer.arn: found "${ARN.replace("/net/", "/app/").slice(0, 60)}…", an Application Load Balancer; write the ARN of a Network Load Balancer, such as ${ARN}`,
    ],
  ],
  [
    "a load balancer of another account",
    existing({ target: { accountId: "444444444444", region: "us-east-1", vpcId: "vpc-0aaaaaaaaaaaaaaa1" } }),
    [
      "loadBalancer.arn: found a load balancer of account 333333333333; write one of account 444444444444, or correct target.accountId: service and load balancer have one owner",
    ],
  ],
  [
    "a load balancer in another region",
    existing({ target: { accountId: "333333333333", region: "us-west-2", vpcId: "vpc-0aaaaaaaaaaaaaaa1" } }),
    [
      "loadBalancer.arn: found a load balancer in us-east-1 (aws); write one in us-west-2, or correct target.region: service and load balancer are in one region",
    ],
  ],
  [
    "one subnet",
    endpointService({ loadBalancer: { type: "new", subnetIds: SUBNETS.slice(1) } }),
    ["loadBalancer.subnetIds: found a list of 1; write at least 2 subnets of different Availability Zones"],
  ],
  [
    "a new load balancer without listeners",
    endpointService({ listeners: [] }),
    [
      "listeners: found a new load balancer without listeners; write at least one listener: a port and the targets that answer on it",
    ],
  ],
  [
    "two listeners on one port",
    endpointService({ listeners: [listener(), listener({ targets: ips("10.20.1.11") })] }),
    [
      "listeners[1].port: found the listener on port 5432, which this connection already has; write another, or drop it in one of the two",
    ],
  ],
  [
    "a port that nobody listens on",
    endpointService({ services: [{ name: "orders", ports: [5433] }] }),
    [
      "services[0].ports[0]: found port 5433 of orders, which no listener has; write one of 5432, or declare a listener on 5433",
    ],
  ],
  [
    "targets behind listeners that the file does not declare",
    existing({ services: [{ name: "orders", ports: [5432], securityGroupId: "sg-0aaaaaaaaaaaaaaa1" }] }),
    [
      "services[0].securityGroupId: found sg-0aaaaaaaaaaaaaaa1, with listeners that this file does not declare; write the listeners, so that the port of the targets is known, or leave securityGroupId out",
    ],
  ],
  [
    "a security group of the load balancer without any port",
    existing({}, { securityGroupId: "sg-0aaaaaaaaaaaaaaa1" }),
    [
      "loadBalancer.securityGroupId: found a security group to admit the clusters, and no ports; write listeners or services with their ports, or leave securityGroupId out",
    ],
  ],
  [
    "a health check with a path and no HTTP",
    endpointService({ listeners: [listener({ healthCheck: { path: "/" } })] }),
    [
      "listeners[0].healthCheck.path: found a path for a health check by TCP; write protocol: HTTP or HTTPS beside it, or leave the path out",
    ],
  ],
  [
    "an IPv6 target",
    endpointService({ listeners: [listener({ targets: ips("fd00::1") })] }),
    [
      "listeners[0].targets.addresses[0]: found the IPv6 address fd00::1; write an IPv4 address: the load balancer is reached by IPv4",
    ],
  ],
  [
    "an id that is no instance's",
    endpointService({
      listeners: [listener({ targets: { type: "instances", instanceIds: ["eni-0aaaaaaaaaaaaaaa1"] } })],
    }),
    [
      'listeners[0].targets.instanceIds[0]: found "eni-0aaaaaaaaaaaaaaa1", the id of a network interface; write an EC2 instance id such as i-0123456789abcdef0',
    ],
  ],
  [
    "two names at once",
    endpointService({ dns: { preferredName: "orders.internal", privateName: "orders.example.com" } }),
    [
      "dns.preferredName: found a preferredName beside a privateName; write one of them: either Astronomer makes an alias, or AWS resolves the private DNS name",
    ],
  ],
  [
    "a zone for nothing",
    endpointService({ dns: { hostedZoneId: "Z0123456789ABCDEFGHIJ" } }),
    [
      "dns.hostedZoneId: found Z0123456789ABCDEFGHIJ without a privateName; write the privateName that is to be verified, or leave hostedZoneId out",
    ],
  ],
  [
    "an endpoint of a recovery that the cluster does not have",
    endpointService({ clusters: [{ cluster: "prod", recoveryVpcEndpointId: "vpce-0123456789abcdef0" }] }),
    [
      "clusters[0].recoveryVpcEndpointId: found an endpoint of the disaster recovery of prod, which has none; write disasterRecovery of the cluster under astro, or leave it out",
    ],
  ],
  [
    "the id of the service in place of the endpoint's",
    endpointService({ clusters: [{ cluster: "prod", vpcEndpointId: "vpce-svc-0123456789abcdef0" }] }),
    [
      'clusters[0].vpcEndpointId: found "vpce-svc-0123456789abcdef0", the id of an endpoint service; write a VPC endpoint id such as vpce-0123456789abcdef0',
    ],
  ],
];

describe("is refused", () => {
  it.each(WRONG)("%s", (_, connection, expected) => {
    expect(messages([cluster()], [connection])).toEqual(expected.map((line) => `connections[0].${line}`));
  });

  it("a standard cluster", () => {
    expect(messages([cluster({ type: "standard" })], [endpointService()])).toEqual([
      "connections[0].clusters[0].cluster: found the standard cluster prod; write a dedicated or hybrid one: custom endpoint services are only available for these",
    ]);
  });

  it("a load balancer of two services", () => {
    expect(messages([cluster()], [existing(), existing({ id: "again", name: "Again" })])).toEqual([
      `connections[1].loadBalancer.arn: found the load balancer ${ARN}, which connection orders-service already has; write another, or drop it in one of the two`,
    ]);
  });

  it("ingress of the load balancer that another connection makes", () => {
    const securityGroupId = "sg-0aaaaaaaaaaaaaaa1";
    const services = [{ name: "orders", ports: [5432] }];
    const other = peering({ services: [{ name: "orders", ports: [5432], securityGroupId }] });
    expect(messages([cluster()], [other, existing({ services }, { securityGroupId })])).toEqual([
      "connections[1].loadBalancer.securityGroupId: found the ingress of sg-0aaaaaaaaaaaaaaa1 on port 5432 from 172.20.0.0/20, which connection orders already has; write another, or drop it in one of the two",
    ]);
  });
});

it("targets that a peering admits clusters to may admit a load balancer as well", () => {
  const services = [{ name: "orders", ports: [5432], securityGroupId: "sg-0aaaaaaaaaaaaaaa1" }];
  expect(() => load([cluster()], [peering({ services }), endpointService({ services })])).not.toThrow();
});
