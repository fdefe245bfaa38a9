import * as v from "valibot";
import type { PublicEndpointConnection } from "../model";
import { AstroOrganizationId, Cidr, HostName, IpAddress } from "../values";
import { WHENCE } from "../whence";
import type { Assignable } from "./assignable";
import { awsSideEntries, clusterReference, connectionEntries, type Declared } from "./connection-base";
import { key, list, oneOfKind, text, value } from "./parts";
import { strict } from "./strict";

/** As Snowflake shows it: identifiers are case-sensitive, and these characters its provider cannot take. */
const identifier = (what: string) => text(what, /^[^\p{C}".|]{1,255}$/u);

const profile = (of: string) =>
  key(
    v.exactOptional(text("the name of a profile", /^[\w+=,.@-]{1,128}$/)),
    `Profile of the caller's ${of} configuration. Default: the environment.`,
  );

const alsoAllow = list(value(Cidr), "CIDRs");

const snowflake = strict({
  type: key(v.literal("snowflake"), "Network policy of a Snowflake account"),
  organization: key(
    text("the name of a Snowflake organization, such as EXAMPLE", /^[A-Za-z][A-Za-z0-9]{0,254}$/),
    "Snowflake organization: the part of the account identifier before the hyphen",
  ),
  account: key(
    text("the name of a Snowflake account without its organization", /^[A-Za-z][A-Za-z0-9_]{0,254}$/),
    "Snowflake account: the part of the account identifier after the hyphen",
  ),
  profile: profile("Snowflake"),
  role: key(
    v.exactOptional(identifier("the name of a role")),
    "Role that Terraform acts as. Default: the one of the profile or environment.",
  ),
  database: key(identifier("the name of a database"), "Database that the network rule is kept in; it exists"),
  schema: key(identifier("the name of a schema"), "Schema that the network rule is kept in; it exists"),
  users: key(
    v.optional(list(identifier("the name of a user"), "users"), () => []),
    "Airflow's service users, as SHOW USERS displays them (usually in capitals): the policy is for them alone",
  ),
  wholeAccount: key(
    v.exactOptional(
      strict({
        callerIp: key(value(IpAddress), "The public address that Terraform calls from: it is let in, too"),
      }),
    ),
    "Instead of users: the policy is for everybody in the account",
  ),
  alsoAllow: key(
    v.optional(alsoAllow, () => []),
    "CIDRs that the policy admits besides the clusters. Default: none.",
  ),
});

const databricks = strict({
  type: key(v.literal("databricks"), "IP access list of a Databricks workspace"),
  host: key(value(HostName), "Host of the workspace, such as dbc-a1b2345c-d6e7.cloud.databricks.com"),
  profile: profile("Databricks"),
  callerIp: key(
    value(IpAddress),
    "The public address that Terraform calls from: Databricks refuses a list that shuts out its caller",
  ),
  alsoAllow: key(
    alsoAllow,
    "CIDRs of everybody else who uses the workspace, the NAT gateways of its compute plane included: the list blocks all others. [] where there is nobody",
  ),
});

const securityGroup = strict({
  type: key(v.literal("security-group"), "Security groups on AWS, named by the services"),
  ...awsSideEntries,
});

const admittedCluster = strict({ cluster: clusterReference });

export const publicEndpointSchema = strict({
  ...connectionEntries,
  route: key(
    v.literal("public-endpoint"),
    "Public endpoint: a service on the internet admits the external addresses of the clusters",
  ),
  target: key(oneOfKind("type", [snowflake, databricks, securityGroup]), "Who admits the clusters"),
  clusters: key(
    list(admittedCluster, "clusters", { atLeast: 1 }),
    "The Astro clusters that are admitted, every one that uses the service",
  ),
  organizationId: key(
    v.exactOptional(value(AstroOrganizationId)),
    "Astro Organization in which Terraform looks up external IP addresses. Default: they stand under astro.",
    WHENCE.organizationId,
  ),
});

export type MatchesTheModel = Assignable<
  v.InferOutput<typeof publicEndpointSchema>,
  Declared<PublicEndpointConnection>
>;
