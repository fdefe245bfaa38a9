import type { AwsSide, Cluster, ConnectionBase } from "../model";
import type { AstroOrganizationId, Cidr, HostName, IpAddress } from "../values";

/**
 * Public endpoint: a service on the internet admits the external addresses of every cluster. Document: "Public
 * Endpoints", "IP Whitelisting".
 */
export interface PublicEndpointConnection extends ConnectionBase {
  readonly route: "public-endpoint";
  /** Who admits the clusters. */
  readonly target: SnowflakeAccount | DatabricksWorkspace | SecurityGroups;
  readonly clusters: readonly AdmittedCluster[];
  /**
   * Astro Organization in which Terraform looks up the external addresses of the clusters.
   * @default - they stand in the file
   */
  readonly organizationId?: AstroOrganizationId;
}

/** A cluster of a public endpoint; *complete* once its external addresses are known, or can be looked up. */
export interface AdmittedCluster {
  readonly cluster: Cluster;
}

/** A Snowflake account, whose network policies admit the clusters. */
export interface SnowflakeAccount {
  readonly type: "snowflake";
  readonly organization: string;
  readonly account: string;
  /** Profile of the caller's Snowflake configuration. @default - the environment */
  readonly profile?: string;
  /** Role that Terraform acts as. @default - the profile's, or the environment's */
  readonly role?: string;
  /** Where the network rule is kept: a database that exists. */
  readonly database: string;
  /** A schema of the database that exists. */
  readonly schema: string;
  /** Service users of Airflow that the policy is for. @default - none: it is for the account */
  readonly users: readonly string[];
  /**
   * The address that Terraform calls from: the policy is then for the whole account, and lets the caller in.
   * @default - the policy is for the users alone
   */
  readonly wholeAccount?: { readonly callerIp: IpAddress };
  /** What the policy admits besides the clusters. @default - nothing */
  readonly alsoAllow: readonly Cidr[];
}

/** A Databricks workspace, whose IP access list admits the clusters. */
export interface DatabricksWorkspace {
  readonly type: "databricks";
  readonly host: HostName;
  /** Profile of the caller's Databricks configuration. @default - the environment */
  readonly profile?: string;
  /** The address that Terraform calls from; a list without it is refused by Databricks. */
  readonly callerIp: IpAddress;
  /** What the workspace admits besides: the list blocks everybody else, its own compute plane included. */
  readonly alsoAllow: readonly Cidr[];
}

/** Security groups on AWS, named by the services of the connection, in one account and region. */
export interface SecurityGroups extends AwsSide {
  readonly type: "security-group";
}
