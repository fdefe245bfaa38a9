import * as v from "valibot";
import type { ThirdPartyEndpointConnection } from "../model";
import { DatabricksId, EndpointServiceName, HostName, VpcEndpointId } from "../values";
import { describe } from "../values/describe";
import { WHENCE } from "../whence";
import type { Assignable } from "./assignable";
import { clusterReference, connectionEntries, type Declared } from "./connection-base";
import { flag, key, list, oneOf, oneOfKind, text, value } from "./parts";
import { strict } from "./strict";

const identifier = (what: string) => text(what, /^[^\p{C}".|]{1,255}$/u);

const profile = (of: string) =>
  key(
    v.exactOptional(text("the name of a profile", /^[\w+=,.@-]{1,128}$/)),
    `Profile of the caller's ${of} configuration. Default: the environment.`,
  );

/** One of the tiers that have AWS PrivateLink; any other is refused in the document's words. */
function edition<const W extends readonly string[]>(words: W, demand: string, description: string) {
  const refuse = (issue: v.BaseIssue<unknown>): string =>
    `found ${issue.input === undefined ? "no edition" : describe(issue.input)}; write ${words.join(" or ")}: both Snowflake and Databricks offer this only in their higher tier offerings; you must be ${demand}`;
  return key(v.picklist(words, refuse), description);
}

const privateLink = strict({
  serviceName: key(
    value(EndpointServiceName),
    "privatelink-vpce-id, such as com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
  ),
  accountUrl: key(value(HostName), "privatelink-account-url"),
  ocspUrl: key(value(HostName), "privatelink-ocsp-url"),
  regionlessAccountUrl: key(
    v.exactOptional(value(HostName)),
    "regionless-privatelink-account-url. Default: it is not used.",
  ),
  otherUrls: key(
    v.optional(list(value(HostName), "host names"), () => []),
    "Other names that are to lead to the endpoint, such as those of Snowsight. Default: none.",
  ),
});

const snowflake = strict({
  type: key(v.literal("snowflake"), "A Snowflake account"),
  edition: edition(
    ["business-critical", "virtual-private"],
    "on Business Critical Support with Snowflake",
    "Edition of the Snowflake account: AWS PrivateLink needs Business Critical or above",
  ),
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
  privateLink: key(
    v.exactOptional(privateLink),
    "What SYSTEM$GET_PRIVATELINK_CONFIG() returns. Leave it out until Snowflake has authorized the clusters' AWS accounts.",
  ),
  database: key(identifier("the name of a database"), "Database that the network rule is kept in; it exists"),
  schema: key(identifier("the name of a schema"), "Schema that the network rule is kept in; it exists"),
  policy: key(
    v.exactOptional(
      strict({
        users: key(
          list(identifier("the name of a user"), "users", { atLeast: 1 }),
          "Airflow's service users, as SHOW USERS displays them (usually in capitals): the policy is for them alone",
        ),
        publicAccess: key(
          flag(),
          "Whether they may also come over the internet: true or false. A policy that only names endpoints does not shut it out",
        ),
      }),
    ),
    "Network policy for service users. Default: only the network rule is made, for a policy that you have.",
  ),
});

const end = key(
  v.optional(
    v.literal(
      "front-end",
      (issue) =>
        `found ${describe(issue.input)}; write front-end: Astronomer supports Databricks (Front End Endpoints only). A back-end endpoint belongs into the VPC of the workspace itself, and Databricks could not use one in Astro's`,
    ),
    "front-end",
  ),
  "Which end of Databricks is reached. Default, and all there is: front-end.",
);

const privateAccess = oneOfKind("type", [
  strict({
    type: key(v.literal("new"), "Private access settings that are created"),
    publicAccess: key(
      flag(),
      "Whether users may also come over the internet: true or false. false locks out everybody without an endpoint, and needs back-end PrivateLink of your own",
    ),
    level: key(
      v.optional(oneOf(["endpoint", "account"]), "endpoint"),
      "Which endpoints get in: endpoint (those of the clusters) or account (all that are registered). Default: endpoint.",
    ),
    alsoAllow: key(
      v.optional(list(value(DatabricksId), "endpoints"), () => []),
      "Endpoints that get in besides, by the id that Databricks gave them. Default: none.",
    ),
  }),
  strict({
    type: key(
      v.literal("existing"),
      "The workspace has private access settings, which somebody else manages",
    ),
  }),
]);

const databricks = strict({
  type: key(v.literal("databricks"), "A Databricks workspace"),
  edition: edition(
    ["e2", "enterprise"],
    "using the E2 platform with Databricks",
    "Platform or pricing tier of Databricks: AWS PrivateLink needs E2, today called the Enterprise tier",
  ),
  end,
  accountId: key(value(DatabricksId), "Databricks account, from the account console"),
  profile: profile("Databricks"),
  host: key(value(HostName), "Host of the workspace, such as dbc-a1b2345c-d6e7.cloud.databricks.com"),
  serviceName: key(
    value(EndpointServiceName),
    "Databricks' VPC endpoint service for workspaces (including REST API) of the region, which its documentation lists under PrivateLink VPC endpoint services",
  ),
  privateAccess: key(privateAccess, "Private access settings of the workspace: new or existing"),
});

const thirdPartyCluster = strict({
  cluster: clusterReference,
  vpcEndpointId: key(
    v.exactOptional(value(VpcEndpointId)),
    "Endpoint that Astronomer added. Leave it out until it is known: the request phase.",
    WHENCE.vpcEndpointId,
  ),
});

export const thirdPartyEndpointSchema = strict({
  ...connectionEntries,
  route: key(
    v.literal("third-party-endpoint"),
    "Third-party endpoint: Snowflake or Databricks (front end), reached over AWS PrivateLink",
  ),
  target: key(oneOfKind("type", [snowflake, databricks]), "Whose endpoint service it is"),
  clusters: key(
    list(thirdPartyCluster, "clusters", { atLeast: 1 }),
    "The Astro clusters that get an endpoint",
  ),
});

export type MatchesTheModel = Assignable<
  v.InferOutput<typeof thirdPartyEndpointSchema>,
  Declared<ThirdPartyEndpointConnection>
>;
