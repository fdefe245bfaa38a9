import type { Cluster, PublicEndpointConnection } from "../../config/model";
import { AstroOrganizationId, AwsRegion, Cidr, IpAddress, RoleArn } from "../../config/values";
import { connectionPhase, handOvers, progress, render, type HandOver, type StackState } from "../../handover";
import {
  databricks,
  groups,
  ips,
  publicEndpoint,
  reachable,
  snowflake,
} from "../stacks/public-endpoint/sample";

const prod: Cluster = reachable(1, { name: "prod" });
const staging: Cluster = reachable(2, { name: "staging", externalIps: [] });
const known: Cluster = { ...staging, externalIps: ips("52.1.2.3") };

const endpoint = (more: Partial<PublicEndpointConnection> = {}): PublicEndpointConnection =>
  publicEndpoint({ clusters: [{ cluster: prod }], ...more });

const waiting = (more: Partial<PublicEndpointConnection> = {}): PublicEndpointConnection =>
  endpoint({ clusters: [{ cluster: prod }, { cluster: staging }], ...more });

const admitted = (outputs: Record<string, string[]>): StackState => ({
  deployed: true,
  outputs: { admitted_ips: outputs },
});
const prodAdmitted = admitted({ clk1abcde: ["52.1.1.3", "52.1.1.4"] });

function find(kind: string, connection: PublicEndpointConnection, state?: StackState): HandOver {
  const found = handOvers(connection, state).find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

const kinds = (connection: PublicEndpointConnection, state?: StackState) =>
  handOvers(connection, state).map(({ kind }) => kind);

const recovery = (externalIps: IpAddress[]): Pick<Cluster, "disasterRecovery"> => ({
  disasterRecovery: { region: AwsRegion.of("us-west-2"), cidr: Cidr.of("172.31.0.0/20"), externalIps },
});

describe("while external addresses are unknown", () => {
  test("the connection is in the request phase, the clusters that are known are not", () => {
    expect(connectionPhase(waiting())).toBe("request");
    expect(progress(waiting()).clusters.map(({ phase }) => phase)).toEqual(["complete", "request"]);
  });

  test("Astronomer support is asked for those of the clusters that lack them, and Airflow is not connected yet", () => {
    // WHEN
    const ticket = find("ask-external-ips", waiting());
    // THEN
    expect(kinds(waiting())).toEqual(["ask-external-ips", "let-terraform-admit"]);
    expect(ticket).toMatchObject({
      to: "Astronomer support",
      due: true,
      ready: true,
      clusters: ["clk2abcde"],
    });
    expect(ticket.fields.map(({ label, value }) => [label, value])).toEqual([
      ["Cluster ID", "clk2abcde"],
      ["AWS Region", "us-east-1"],
    ]);
    expect(ticket.asks[0]?.text).toMatch(
      /^Please tell us all external IP addresses of clk2abcde \(staging\)/,
    );
  });

  test("those of a disaster recovery site are asked for with its region", () => {
    const cluster = { ...prod, ...recovery([]) };
    const ticket = find("ask-external-ips", endpoint({ clusters: [{ cluster }] }));
    expect(ticket.fields).toContainEqual(
      expect.objectContaining({ label: "Disaster recovery region", value: "us-west-2" }),
    );
    expect(ticket.asks[0]?.text).toContain("the disaster recovery cluster of clk1abcde (prod) in us-west-2");
  });

  test("looking them up is offered, except for standard clusters", () => {
    const offered = (cluster: Cluster) =>
      find("ask-external-ips", endpoint({ clusters: [{ cluster }] })).advice.some(({ text }) =>
        text.includes("organizationId"),
      );
    expect([offered(staging), offered({ ...staging, type: "standard" })]).toEqual([true, false]);
  });

  test("a list that is deployed is protected: nobody is told to deploy", () => {
    // WHEN
    const { advice } = find("ask-external-ips", waiting(), prodAdmitted);
    const [, second] = progress(waiting(), prodAdmitted).clusters;
    // THEN
    expect(advice.map(({ text }) => text).join("\n")).toMatch(
      /Do not deploy before: .* prod would be taken down/,
    );
    expect(second?.next).toMatch(
      /do not deploy before the answer: without the addresses of staging the whole list/,
    );
  });

  test("each cluster awaits them from support, the known one too", () => {
    const awaited = { what: "external IP addresses of staging", from: "Astronomer support" };
    expect(progress(waiting()).clusters.map((each) => each.awaited)).toEqual([[awaited], [awaited]]);
  });

  test("none is unknown when they can be looked up", () => {
    const organizationId = AstroOrganizationId.of("cljzz64cc001n01mln1p12345");
    const connection = waiting({ organizationId });
    expect(connectionPhase(connection)).toBe("complete");
    expect(progress(connection).clusters[1]?.done).toContain("external IP addresses are looked up at plan");
  });
});

describe("whoever administers the service", () => {
  test("of Snowflake grants what the rule and the policy need", () => {
    const { asks, to } = find("let-terraform-admit", endpoint({ target: { ...snowflake, role: "TF" } }));
    expect(to).toBe("the administrator of Snowflake account EXAMPLE-PROD");
    expect(asks[0]?.code?.split("\n")).toEqual([
      'GRANT USAGE ON DATABASE "SECURITY" TO ROLE "TF";',
      'GRANT USAGE, CREATE NETWORK RULE ON SCHEMA "SECURITY"."NETWORK" TO ROLE "TF";',
      'GRANT CREATE NETWORK POLICY ON ACCOUNT TO ROLE "TF";',
    ]);
    expect(asks[1]?.text).toContain("the role owns the user AIRFLOW");
  });

  test("of Snowflake confirms who else gets in when the policy is for the account", () => {
    const wholeAccount = { callerIp: IpAddress.of("203.0.113.7") };
    const { asks } = find(
      "let-terraform-admit",
      endpoint({ target: { ...snowflake, users: [], wholeAccount } }),
    );
    expect(asks[0]?.code).toContain("GRANT ATTACH POLICY ON ACCOUNT");
    expect(asks[1]?.text).toContain("besides our clusters only 203.0.113.7 will get in");
  });

  test("of Databricks confirms that nobody is forgotten", () => {
    const { asks } = find("let-terraform-admit", endpoint({ target: databricks }));
    expect(asks[1]?.text).toContain("besides our clusters only 203.0.113.7 and 198.51.100.0/24 will get in");
  });

  test("of a security group is asked only where Terraform enters by a role", () => {
    // GIVEN
    const assumeRoleArn = RoleArn.of("arn:aws:iam::333333333333:role/terraform");
    // THEN
    expect(kinds(endpoint({ target: groups }))).toEqual(["connect-airflow"]);
    const entering = endpoint({ target: { ...groups, assumeRoleArn } });
    expect(find("let-terraform-admit", entering)).toMatchObject({
      to: "the owner of the security groups (AWS account 333333333333)",
      fields: [{ label: "External IPs of cluster prod", value: "52.1.1.3, 52.1.1.4" }],
    });
  });

  test("has nothing to do once the clusters are admitted", () => {
    expect(find("let-terraform-admit", endpoint(), prodAdmitted).due).toBe(false);
  });
});

describe("the Airflow connection", () => {
  const code = (target: PublicEndpointConnection["target"]) =>
    find("connect-airflow", endpoint({ target }), prodAdmitted).asks.map((ask) => ask.code);

  test("to Snowflake leads to the account's public host", () => {
    expect(code({ ...snowflake, account: "PROD_EU" })).toEqual([
      `AIRFLOW_CONN_WAREHOUSE='{"conn_type":"snowflake","host":"example-prod-eu.snowflakecomputing.com","port":443,"login":"<login>","password":"<secret>","extra":{"account":"example-prod-eu"}}'`,
    ]);
  });

  test("to Databricks, to the workspace, with a token as password", () => {
    expect(code(databricks)).toEqual([
      `AIRFLOW_CONN_WAREHOUSE='{"conn_type":"databricks","host":"dbc-a1b2345c-d6e7.cloud.databricks.com","port":443,"password":"<secret>"}'`,
    ]);
  });

  test("to what is behind a security group, as declared", () => {
    expect(code(groups)).toHaveLength(1);
    expect(code(groups)[0]).toMatch(/^AIRFLOW_CONN_SERVICE_1='/);
  });

  test("is told when every address is admitted, not before", () => {
    expect(find("connect-airflow", endpoint(), prodAdmitted)).toMatchObject({ ready: true, missing: [] });
    expect(find("connect-airflow", endpoint()).missing).toEqual([
      "admission of clk1abcde (prod) cannot be seen from here: send this after `npx astro-connect deploy warehouse-eu`",
    ]);
    expect(find("connect-airflow", endpoint(), admitted({ clk1abcde: ["52.1.1.3"] })).ready).toBe(false);
  });

  test("to a service that has a name keeps the host it was given", () => {
    const services = [{ name: "mart", ports: [443] }];
    const { asks } = find("connect-airflow", endpoint({ services }), prodAdmitted);
    expect(asks[0]?.code).toContain('AIRFLOW_CONN_MART=\'{"conn_type":"snowflake","host":"example-prod.');
  });
});

describe("status", () => {
  const both = endpoint({ clusters: [{ cluster: prod }, { cluster: known }] });

  test("of a cluster that is admitted, and of one that is new", () => {
    const [first, second] = progress(both, prodAdmitted).clusters;
    expect(first).toMatchObject({
      done: [
        "declared",
        "external IP addresses known: 52.1.1.3, 52.1.1.4",
        "admitted by Snowflake account EXAMPLE-PROD: 52.1.1.3, 52.1.1.4",
      ],
      awaited: [{ from: "the owners of the Astro Deployments" }],
    });
    expect(second).toMatchObject({
      awaited: [{ what: "admission by Snowflake account EXAMPLE-PROD", from: "you" }],
      next: "Run `npx astro-connect deploy warehouse-eu`, then send `npx astro-connect ticket warehouse-eu`.",
    });
  });

  test.each<[string, unknown]>([
    ["no map", "52.1.1.3"],
    ["no lists", { clk1abcde: "52.1.1.3" }],
    ["no texts", { clk1abcde: [1] }],
    ["null", null],
  ])("a state that holds %s admits nobody", (_, admitted_ips) => {
    const state = { deployed: true, outputs: { admitted_ips } };
    expect(progress(endpoint(), state).clusters[0]?.awaited).toEqual([
      { what: "admission by Snowflake account EXAMPLE-PROD", from: "you" },
    ]);
  });
});

describe("a retired connection", () => {
  const retired = endpoint({ retired: true, target: databricks });

  test("is told to those who use it, and what goes with it to whoever destroys it", () => {
    const { asks, advice } = find("disconnect-airflow", retired, prodAdmitted);
    expect(asks[0]?.code).toBe("AIRFLOW_CONN_WAREHOUSE");
    expect(advice[0]?.text).toContain("turns IP access lists off for the whole workspace");
  });

  test("that never was anything needs no farewell", () => {
    expect(kinds(waiting({ retired: true }), { deployed: false, outputs: {} })).toEqual([]);
  });

  test("is destroyed, then taken out of the file", () => {
    expect(progress(retired, prodAdmitted).clusters[0]?.next).toContain("cdktf destroy warehouse-eu");
    expect(progress(retired, { deployed: false, outputs: {} }).clusters[0]?.next).toBe(
      "Remove the connection from the file.",
    );
  });
});

test("every hand-over can be rendered, and none tells a secret of the machine", () => {
  for (const target of [snowflake, databricks, groups]) {
    for (const connection of [
      endpoint({ target }),
      waiting({ target }),
      endpoint({ target, retired: true }),
    ]) {
      for (const format of ["text", "markdown", "json"] as const) {
        expect(render(handOvers(connection, undefined), format)).not.toMatch(/undefined|\[object/);
      }
    }
  }
});
