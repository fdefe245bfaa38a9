import { cluster, load, messages } from "./samples";

const SERVICE = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
const VPCE = "vpce-0123456789abcdef0";
const privateLink = {
  serviceName: SERVICE,
  accountUrl: "xy12345.privatelink.snowflakecomputing.com",
  ocspUrl: "ocsp.xy12345.privatelink.snowflakecomputing.com",
};
const snowflake = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "snowflake",
  edition: "business-critical",
  organization: "EXAMPLE",
  account: "PROD",
  database: "SECURITY",
  schema: "NETWORK",
  privateLink,
  ...keys,
});
const databricks = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "databricks",
  edition: "enterprise",
  accountId: "0123abcd-0123-4567-89ab-0123456789ab",
  host: "dbc-a1b2345c-d6e7.cloud.databricks.com",
  serviceName: SERVICE,
  privateAccess: { type: "new", publicAccess: true },
  ...keys,
});
const without = (mapping: Record<string, unknown>, key: string) =>
  Object.fromEntries(Object.entries(mapping).filter(([each]) => each !== key));
const connection = (target: unknown, keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: "warehouse",
  name: "Warehouse",
  route: "third-party-endpoint",
  target,
  clusters: [{ cluster: "prod" }],
  ...keys,
});

test.each([
  ["Snowflake", snowflake(), { type: "snowflake", privateLink: { otherUrls: [] } }],
  [
    "Snowflake before its authorization",
    without(snowflake(), "privateLink"),
    { edition: "business-critical" },
  ],
  ["Virtual Private Snowflake", snowflake({ edition: "virtual-private" }), { edition: "virtual-private" }],
  [
    "Databricks, by its own endpoints alone unless told otherwise",
    databricks(),
    { end: "front-end", privateAccess: { level: "endpoint", alsoAllow: [] } },
  ],
])("takes %s", (_, target, expected) => {
  expect(load([cluster()], [connection(target)]).declaration.connections[0]).toMatchObject({
    target: expected,
  });
});

const TIERS = "both Snowflake and Databricks offer this only in their higher tier offerings; you must be";

/** [what, target, messages] */
const WRONG: [string, unknown, string[]][] = [
  [
    "Snowflake of a lower edition",
    snowflake({ edition: "enterprise" }),
    [
      `connections[0].target.edition: found "enterprise"; write business-critical or virtual-private: ${TIERS} on Business Critical Support with Snowflake`,
    ],
  ],
  [
    "Databricks of a lower tier",
    databricks({ edition: "premium" }),
    [
      `connections[0].target.edition: found "premium"; write e2 or enterprise: ${TIERS} using the E2 platform with Databricks`,
    ],
  ],
  [
    "the back end of Databricks",
    databricks({ end: "back-end" }),
    [
      'connections[0].target.end: found "back-end"; write front-end: Astronomer supports Databricks (Front End Endpoints only). A back-end endpoint belongs into the VPC of the workspace itself, and Databricks could not use one in Astro\'s',
    ],
  ],
  [
    "public access that nobody decided",
    databricks({ privateAccess: { type: "new" } }),
    [
      "connections[0].target.privateAccess.publicAccess: found no publicAccess; write publicAccess: Whether users may also come over the internet: true or false",
    ],
  ],
  [
    "an endpoint by AWS's id, where Databricks' own is meant",
    databricks({ privateAccess: { type: "new", publicAccess: true, alsoAllow: [VPCE] } }),
    [
      `connections[0].target.privateAccess.alsoAllow[0]: found "${VPCE}", which AWS gave to the endpoint; write the id that Databricks gave when the endpoint was registered`,
    ],
  ],
  [
    "an endpoint for a service",
    databricks({ serviceName: VPCE }),
    [
      `connections[0].target.serviceName: found "${VPCE}", the id of a VPC endpoint; write the name of the service, such as com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0`,
    ],
  ],
  [
    "the name that leads over the internet",
    snowflake({ privateLink: { ...privateLink, accountUrl: "xy12345.snowflakecomputing.com" } }),
    [
      "connections[0].target.privateLink.accountUrl: found xy12345.snowflakecomputing.com, which leads over the internet; write the name with privatelink in it, as SYSTEM$GET_PRIVATELINK_CONFIG() returns it",
    ],
  ],
  [
    "a service of another partition",
    databricks({ serviceName: SERVICE.replace("us-east-1", "us-gov-west-1") }),
    [
      "connections[0].clusters[0].cluster: found a cluster in us-east-1 (aws) for a service of aws-us-gov; write a cluster of the same AWS partition: endpoints do not lead to another one",
    ],
  ],
];

test.each(WRONG)("refuses %s", (_, target, expected) => {
  expect(messages([cluster()], [connection(target)])).toEqual(expected);
});

test("no edition at all is refused in the document's words", () => {
  expect(messages([cluster()], [connection(without(snowflake(), "edition"))])).toEqual([
    expect.stringContaining("no edition"),
  ]);
});

test("an endpoint before Snowflake has told the service is refused", () => {
  const target = without(snowflake(), "privateLink");
  expect(
    messages([cluster()], [connection(target, { clusters: [{ cluster: "prod", vpcEndpointId: VPCE }] })]),
  ).toEqual([expect.stringContaining("found no privateLink, and the endpoint vpce-0123456789abcdef0")]);
});

test("a user has one network policy, whatever the route", () => {
  // GIVEN
  const policy = { users: ["AIRFLOW"], publicAccess: true };
  const byInternet = {
    id: "public",
    name: "Public",
    route: "public-endpoint",
    target: { ...without(without(snowflake(), "edition"), "privateLink"), users: ["AIRFLOW"] },
    clusters: [{ cluster: "prod" }],
  };
  // THEN
  expect(messages([cluster()], [connection(snowflake({ policy })), byInternet])).toEqual([
    expect.stringContaining(
      "the network policy of Snowflake user AIRFLOW, which connection warehouse already has",
    ),
  ]);
});
