import type { Cluster, ConnectionBase } from "../model";
import type { DatabricksId, EndpointServiceName, HostName, VpcEndpointId } from "../values";

/**
 * Third-party endpoint: Astronomer adds an endpoint for the endpoint service of Snowflake or Databricks. Document: "Third
 * Party Interface Endpoints".
 */
export interface ThirdPartyEndpointConnection extends ConnectionBase {
  readonly route: "third-party-endpoint";
  /** Whose service it is. */
  readonly target: PrivateSnowflake | PrivateDatabricks;
  readonly clusters: readonly ThirdPartyCluster[];
}

/** A Snowflake account that is reached privately. */
export interface PrivateSnowflake {
  readonly type: "snowflake";
  /** Snowflake has AWS PrivateLink in these editions only. */
  readonly edition: "business-critical" | "virtual-private";
  readonly organization: string;
  readonly account: string;
  /** Profile of the caller's Snowflake configuration. @default - the environment */
  readonly profile?: string;
  /** Role that Terraform acts as. @default - the profile's, or the environment's */
  readonly role?: string;
  /** What the account tells once Snowflake has authorized the clusters' AWS accounts. @default - not known yet */
  readonly privateLink?: SnowflakePrivateLink;
  /** Where the network rule is kept: a database that exists. */
  readonly database: string;
  /** A schema of the database that exists. */
  readonly schema: string;
  /** Who is held to the endpoints. @default - nobody: the rule is for a policy that exists */
  readonly policy?: SnowflakeEndpointPolicy;
}

/** What `SYSTEM$GET_PRIVATELINK_CONFIG()` returns. */
export interface SnowflakePrivateLink {
  /** `privatelink-vpce-id`. */
  readonly serviceName: EndpointServiceName;
  /** `privatelink-account-url`. */
  readonly accountUrl: HostName;
  /** `privatelink-ocsp-url`. */
  readonly ocspUrl: HostName;
  /** `regionless-privatelink-account-url`. @default - not used */
  readonly regionlessAccountUrl?: HostName;
  /** Any other name that is to lead to the endpoint. @default - none */
  readonly otherUrls: readonly HostName[];
}

/** A network policy of service users. */
export interface SnowflakeEndpointPolicy {
  readonly users: readonly string[];
  /** Whether the users may come over the internet, too: a policy that only names endpoints does not shut it out. */
  readonly publicAccess: boolean;
}

/** A Databricks workspace that users (front end) reach privately. */
export interface PrivateDatabricks {
  readonly type: "databricks";
  /** Databricks has AWS PrivateLink on this platform or tier only. */
  readonly edition: "e2" | "enterprise";
  /** Astronomer supports no other. @default - front-end */
  readonly end: "front-end";
  readonly accountId: DatabricksId;
  /** Profile of the caller's Databricks configuration, of the account. @default - the environment */
  readonly profile?: string;
  /** The workspace: the DNS name that leads to the endpoint. */
  readonly host: HostName;
  /** Databricks' endpoint service for workspaces of the region. */
  readonly serviceName: EndpointServiceName;
  readonly privateAccess: DatabricksPrivateAccess;
}

/** Private access settings: who reaches the workspaces that have them. */
export type DatabricksPrivateAccess =
  | {
      readonly type: "new";
      /** Whether users may come over the internet, too: without it, everybody else is locked out. */
      readonly publicAccess: boolean;
      /** Which endpoints get in: those of the clusters, or every one registered in the account. @default - endpoint */
      readonly level: "endpoint" | "account";
      /** Endpoints that get in besides, by the id that Databricks gave them. @default - none */
      readonly alsoAllow: readonly DatabricksId[];
    }
  /** The workspace has settings, which somebody else manages. */
  | { readonly type: "existing" };

/** A cluster that gets an endpoint; *complete* once it is known. */
export interface ThirdPartyCluster {
  readonly cluster: Cluster;
  /** Sent back by Astronomer. @default - not requested or not known yet: the request phase */
  readonly vpcEndpointId?: VpcEndpointId;
}
