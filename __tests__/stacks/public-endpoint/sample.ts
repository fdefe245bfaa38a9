import type {
  Cluster,
  DatabricksWorkspace,
  PublicEndpointConnection,
  SecurityGroups,
  SnowflakeAccount,
} from "../../../config/model";
import {
  AstroOrganizationId,
  AwsAccountId,
  AwsRegion,
  Cidr,
  ConnectionId,
  HostName,
  IpAddress,
} from "../../../config/values";
import { cluster, service } from "../sample";

export const ORGANIZATION = AstroOrganizationId.of("cljzz64cc001n01mln1p12345");

export const snowflake: SnowflakeAccount = {
  type: "snowflake",
  organization: "EXAMPLE",
  account: "PROD",
  database: "SECURITY",
  schema: "NETWORK",
  users: ["AIRFLOW"],
  alsoAllow: [],
};

export const databricks: DatabricksWorkspace = {
  type: "databricks",
  host: HostName.of("dbc-a1b2345c-d6e7.cloud.databricks.com"),
  callerIp: IpAddress.of("203.0.113.7"),
  alsoAllow: [Cidr.of("198.51.100.0/24")],
};

export const groups: SecurityGroups = {
  type: "security-group",
  accountId: AwsAccountId.of("333333333333"),
  region: AwsRegion.of("eu-west-1"),
};

export const ips = (...texts: string[]): IpAddress[] => texts.map((text) => IpAddress.of(text));

/** A cluster with two external addresses of its own. */
export function reachable(n: number, more: Partial<Cluster> = {}): Cluster {
  return cluster(n, { externalIps: ips(`52.1.${n}.3`, `52.1.${n}.4`), ...more });
}

/** The same, with a disaster recovery site. */
export function recoverable(n: number, externalIps = ips(`54.1.${n}.3`)): Cluster {
  const disasterRecovery = {
    region: AwsRegion.of("us-west-2"),
    cidr: Cidr.of(`172.3${n}.0.0/20`),
    externalIps,
  };
  return reachable(n, { disasterRecovery });
}

/** A public endpoint of two clusters whose addresses are all known. */
export function publicEndpoint(more: Partial<PublicEndpointConnection> = {}): PublicEndpointConnection {
  return {
    id: ConnectionId.of("warehouse-eu"),
    name: "Warehouse",
    retired: false,
    route: "public-endpoint",
    backend: { type: "local" },
    services: more.target?.type === "security-group" ? [service(1, 443, 5432)] : [],
    target: snowflake,
    clusters: [{ cluster: reachable(2) }, { cluster: recoverable(1) }],
    ...more,
  };
}

/** All external addresses of `publicEndpoint()`, as CIDRs in order. */
export const ALL = ["52.1.1.3/32", "52.1.1.4/32", "52.1.2.3/32", "52.1.2.4/32", "54.1.1.3/32"];
