import { cluster, load, messages, peering, staging } from "./samples";

const IPS = { externalIps: ["52.1.2.3", "52.1.2.4"] };

const snowflake = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "snowflake",
  organization: "EXAMPLE",
  account: "PROD",
  database: "SECURITY",
  schema: "NETWORK",
  users: ["AIRFLOW"],
  ...keys,
});
const databricks = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "databricks",
  host: "dbc-a1b2345c-d6e7.cloud.databricks.com",
  callerIp: "203.0.113.7",
  alsoAllow: [],
  ...keys,
});
const groups = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "security-group",
  accountId: "333333333333",
  region: "us-east-1",
  ...keys,
});
const api = { name: "api", ports: [443], securityGroupId: "sg-0aaaaaaaaaaaaaaa1" };

const endpoint = (target: unknown, keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: "warehouse",
  name: "Warehouse",
  route: "public-endpoint",
  target,
  clusters: [{ cluster: "prod" }],
  ...keys,
});

const refused = (...connections: unknown[]) => messages([cluster(IPS), staging()], connections);

describe("a public endpoint", () => {
  it("of a Snowflake account is for Airflow's users, and admits nobody else", () => {
    const { declaration } = load([cluster(IPS)], [endpoint(snowflake())]);
    expect(declaration.connections).toMatchObject([
      { target: { users: ["AIRFLOW"], alsoAllow: [] }, clusters: [{ cluster: { id: "clk1abcde" } }] },
    ]);
    expect(declaration.connections[0]).not.toHaveProperty("organizationId");
  });

  it("may name a cluster whose addresses are unknown, and a standard one", () => {
    const clusters = [{ cluster: "prod" }, { cluster: "staging" }];
    expect(() =>
      load([cluster({ type: "standard" }), staging()], [endpoint(snowflake(), { clusters })]),
    ).not.toThrow();
  });

  it.each<[string, unknown, Record<string, unknown>, string]>([
    [
      "without anybody the policy is for",
      snowflake({ users: [] }),
      {},
      "connections[0].target: found neither users nor wholeAccount; write users with Airflow's service user: a network policy does nothing until it is attached",
    ],
    [
      "for users and the whole account",
      snowflake({ wholeAccount: { callerIp: "203.0.113.7" } }),
      {},
      "connections[0].target.wholeAccount: found wholeAccount beside users; write one of the two: a policy for the whole account is for these users, too",
    ],
    [
      "for the whole account without its caller",
      snowflake({ users: [], wholeAccount: {} }),
      {},
      "connections[0].target.wholeAccount.callerIp: found no callerIp; write callerIp: The public address that Terraform calls from: it is let in, too",
    ],
    [
      "with a caller whom Snowflake never sees",
      snowflake({ users: [], wholeAccount: { callerIp: "10.0.0.7" } }),
      {},
      "connections[0].target.wholeAccount.callerIp: found 10.0.0.7, which is not routed on the internet; write the public IPv4 address that the service sees",
    ],
    [
      "for everybody",
      databricks({ alsoAllow: ["0.0.0.0/0"] }),
      {},
      "connections[0].target.alsoAllow[0]: found 0.0.0.0/0, which admits everybody; write the CIDRs that need access",
    ],
    [
      "that admits IPv6",
      databricks({ alsoAllow: ["2001:db8::/32"] }),
      {},
      "connections[0].target.alsoAllow[0]: found 2001:db8::/32, which is IPv6; write an IPv4 CIDR: these lists take no other",
    ],
    [
      "of a Databricks account",
      databricks({ host: "accounts.cloud.databricks.com" }),
      {},
      "connections[0].target.host: found accounts.cloud.databricks.com, where accounts are managed; write the host of the workspace: IP access lists belong to it",
    ],
    [
      "of no security group",
      groups(),
      { services: [{ name: "api", ports: [443] }] },
      "connections[0].target: found no service with a securityGroupId; write services with the security group and the ports that admit the clusters",
    ],
    [
      "of a security group in front of Snowflake",
      snowflake(),
      { services: [api] },
      "connections[0].services[0].securityGroupId: found a security group in front of Snowflake; write it under a connection of its own, with target.type: security-group",
    ],
    [
      "by a role of another account",
      groups({ assumeRoleArn: "arn:aws:iam::444444444444:role/terraform" }),
      { services: [api] },
      "connections[0].target.assumeRoleArn: found a role of account 444444444444; write a role of account 333333333333, or correct accountId",
    ],
    [
      "with a secret",
      snowflake({ password: "hunter2" }),
      {},
      'connections[0].target.password: found the key "password", which looks like a secret; secrets never stand in this file: write it to Airflow\'s secrets backend or an Airflow connection',
    ],
    [
      "of an unknown kind",
      { type: "snowfake" },
      {},
      'connections[0].target.type: found "snowfake"; write type: snowflake',
    ],
    [
      "in what is no Organization",
      snowflake(),
      { organizationId: "org-1" },
      'connections[0].organizationId: found "org-1", which is not an Astro Organization ID; write an Astro Organization ID such as cljzz64cc001n01mln1p12345',
    ],
  ])("%s is refused", (_, target, keys, message) => {
    expect(refused(endpoint(target, keys))).toEqual([message]);
  });

  it.each([
    ["a private address", "10.1.2.3", "which is not routed on the internet"],
    ["an address of a carrier", "100.64.0.1", "which is not routed on the internet"],
    ["an IPv6 address", "2001:db8::1", "which is IPv6"],
  ])("with %s as external IP of a cluster is refused", (_, ip, why) => {
    expect(messages([cluster({ externalIps: [ip] })], [endpoint(snowflake())])).toEqual([
      `connections[0].clusters[0].cluster: found cluster prod with external IP ${ip}, ${why}; write a public IPv4 address under externalIps of the cluster: to retrieve it, open a ticket with Astronomer support`,
    ]);
  });
});

describe("two connections", () => {
  const second = (target: unknown, keys = {}) => endpoint(target, { id: "other", name: "Other", ...keys });

  it("do not share the policy of a user, however the account is spelled", () => {
    expect(refused(endpoint(snowflake()), second(snowflake({ account: "prod" })))).toEqual([
      "connections[1].target.users[0]: found the network policy of Snowflake user AIRFLOW, which connection warehouse already has; write another, or drop it in one of the two",
    ]);
  });

  it("do not share the policy of an account", () => {
    const whole = snowflake({ users: [], wholeAccount: { callerIp: "203.0.113.7" } });
    expect(refused(endpoint(whole), second(whole))).toEqual([
      "connections[1].target.wholeAccount: found the network policy of Snowflake account EXAMPLE-PROD, which connection warehouse already has; write another, or drop it in one of the two",
    ]);
  });

  it("do not share a workspace", () => {
    expect(refused(endpoint(databricks()), second(databricks()))).toEqual([
      "connections[1].target.host: found the IP access lists of workspace dbc-a1b2345c-d6e7.cloud.databricks.com, which connection warehouse already has; write another, or drop it in one of the two",
    ]);
  });

  it("do not share the ingress of a cluster to a port", () => {
    const services = [api];
    expect(refused(endpoint(groups(), { services }), second(groups(), { services }))).toEqual([
      "connections[1].services[0].securityGroupId: found the ingress of sg-0aaaaaaaaaaaaaaa1 on port 443 from the external addresses of cluster prod, which connection warehouse already has; write another, or drop it in one of the two",
    ]);
  });

  it("may share a security group when one of them comes from inside", () => {
    const services = [api];
    const connections = [endpoint(groups(), { services }), peering({ services })];
    expect(() => load([cluster(IPS)], connections)).not.toThrow();
  });
});
