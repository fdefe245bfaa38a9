import { DatabricksId, HostName } from "../../../config/values";
import { endpointId } from "../endpoint-service/sample";
import { cluster } from "../sample";
import { bodiesOf, bytesOf, emit } from "../synth";
import { ACCOUNT, databricks, snowflake, thirdParty } from "./sample";

const settingsOf = (privateAccess: ReturnType<typeof databricks>["privateAccess"]) =>
  emit(thirdParty({ target: databricks({ privateAccess }) })).resource[
    "databricks_mws_private_access_settings"
  ];

test.each([
  ["Snowflake", snowflake()],
  ["Databricks", databricks()],
])("%s: nothing is emitted before an endpoint is known", (_, target) => {
  const stack = emit(thirdParty({ target, clusters: [{ cluster: cluster(1) }] }));
  expect(bodiesOf(stack)).toEqual({});
  expect(stack.output).toEqual({});
});

describe("Snowflake", () => {
  test("has one network rule with every endpoint", () => {
    // WHEN
    const { resource, output } = emit(thirdParty());
    // THEN
    expect(resource).toEqual({
      snowflake_network_rule: {
        astro: {
          name: "ASTRO_WAREHOUSE",
          database: "SECURITY",
          schema: "NETWORK",
          type: "AWSVPCEID",
          mode: "INGRESS",
          value_list: [endpointId(1), endpointId(2)],
          comment: "VPC endpoints of Astro clusters",
        },
      },
    });
    expect(output["admitted_endpoints"]).toMatchObject({
      value: { clk1abcde: endpointId(1), clk2abcde: endpointId(2) },
      depends_on: ["snowflake_network_rule.astro"],
    });
  });

  test("blocks the internet by a rule of its own where the users may not come over it", () => {
    // WHEN
    const policy = { users: ["B", "A"], publicAccess: false };
    const { resource } = emit(thirdParty({ target: snowflake({ policy }) }));
    // THEN
    expect(resource["snowflake_network_policy"]?.["astro"]).toMatchObject({
      allowed_network_rule_list: ["${snowflake_network_rule.astro.fully_qualified_name}"],
      blocked_network_rule_list: ["${snowflake_network_rule.internet.fully_qualified_name}"],
    });
    expect(resource["snowflake_network_rule"]?.["internet"]).toMatchObject({
      type: "IPV4",
      value_list: ["0.0.0.0/0"],
    });
    expect(resource["snowflake_network_policy_attachment"]?.["astro"]).toEqual({
      network_policy_name: "${snowflake_network_policy.astro.name}",
      users: ["A", "B"],
    });
  });

  test("blocks nothing where they may", () => {
    const policy = { users: ["A"], publicAccess: true };
    const { resource } = emit(thirdParty({ target: snowflake({ policy }) }));
    expect(resource["snowflake_network_policy"]?.["astro"]).not.toHaveProperty("blocked_network_rule_list");
  });
});

describe("Databricks", () => {
  test("registers each endpoint with the account, by its own provider", () => {
    // WHEN
    const { resource, provider } = emit(thirdParty({ target: databricks() }));
    // THEN
    expect(provider).toEqual({
      databricks: [{ host: "https://accounts.cloud.databricks.com", account_id: ACCOUNT }],
    });
    expect(resource["databricks_mws_vpc_endpoint"]).toEqual(
      Object.fromEntries(
        [1, 2].map((n) => [
          `clk${n}abcde`,
          {
            account_id: ACCOUNT,
            aws_vpc_endpoint_id: endpointId(n),
            vpc_endpoint_name: `astro-clk${n}abcde`,
            region: "us-east-1",
          },
        ]),
      ),
    );
  });

  test.each([true, false])("says whether there is public access: %s", (publicAccess) => {
    expect(settingsOf({ type: "new", publicAccess, level: "endpoint", alsoAllow: [] })).toMatchObject({
      astro: { public_access_enabled: publicAccess },
    });
  });

  test("lets in the clusters' endpoints and the named ones, by the ids that Databricks gave", () => {
    const other = DatabricksId.of("fedcba98-0123-4567-89ab-0123456789ab");
    expect(
      settingsOf({ type: "new", publicAccess: true, level: "endpoint", alsoAllow: [other] }),
    ).toMatchObject({
      astro: {
        private_access_level: "ENDPOINT",
        allowed_vpc_endpoint_ids: [
          "${databricks_mws_vpc_endpoint.clk1abcde.vpc_endpoint_id}",
          "${databricks_mws_vpc_endpoint.clk2abcde.vpc_endpoint_id}",
          other,
        ],
      },
    });
  });

  test("names no endpoint where all of the account get in", () => {
    const settings = settingsOf({ type: "new", publicAccess: true, level: "account", alsoAllow: [] });
    expect(settings?.["astro"]).toMatchObject({ private_access_level: "ACCOUNT" });
    expect(settings?.["astro"]).not.toHaveProperty("allowed_vpc_endpoint_ids");
  });

  test("leaves settings alone that somebody else manages", () => {
    expect(settingsOf({ type: "existing" })).toBeUndefined();
  });

  test("of the US government is managed elsewhere", () => {
    const host = HostName.of("example.cloud.databricks.us");
    expect(emit(thirdParty({ target: databricks({ host }) })).provider["databricks"]).toMatchObject([
      { host: "https://accounts.cloud.databricks.us" },
    ]);
  });
});

test.each([
  ["Snowflake", snowflake({ policy: { users: ["A"], publicAccess: false } })],
  ["Databricks", databricks()],
])("%s: the order of the clusters changes nothing", (_, target) => {
  const { clusters } = thirdParty();
  expect(bytesOf(thirdParty({ target, clusters: [...clusters].reverse() }))).toBe(
    bytesOf(thirdParty({ target })),
  );
});

test.each([
  ["Snowflake", snowflake(), "snowflake"],
  ["Databricks", databricks(), "databricks"],
])("%s: a retired connection emits its provider alone", (_, target, provider) => {
  const stack = emit(thirdParty({ target, retired: true }));
  expect(bodiesOf(stack)).toEqual({});
  expect(stack.provider).toHaveProperty(provider);
});
