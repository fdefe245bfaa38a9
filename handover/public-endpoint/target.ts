import type { PublicEndpointConnection, Service, SnowflakeAccount } from "../../config/model";
import { HostName } from "../../config/values";
import { list } from "../words";

/** Who admits the clusters, for people. */
export function targetLabel({ target, services }: PublicEndpointConnection): string {
  switch (target.type) {
    case "snowflake":
      return `Snowflake account ${target.organization}-${target.account}`;
    case "databricks":
      return `Databricks workspace ${target.host}`;
    case "security-group": {
      const groups = services.flatMap(({ securityGroupId }) => securityGroupId ?? []);
      const unique = [...new Set(groups)].sort();
      return `${unique.length === 1 ? "security group" : "security groups"} ${list(unique)}`;
    }
  }
}

/** What Airflow connects to: the declared services, and for Snowflake and Databricks what is known of them anyway. */
export function reachedServices({ name, services, target }: PublicEndpointConnection): readonly Service[] {
  if (target.type === "security-group") return services;
  const host = target.type === "snowflake" ? snowflakeHost(target) : target.host;
  const known = { host, connectionType: target.type };
  if (services.length === 0) return [{ name, ports: [443], ...known }];
  return services.map((service) => ({ ...known, ...service }));
}

/** The host name of an account: the hyphenated form, because a certificate matches no underscore. */
function snowflakeHost({ organization, account }: SnowflakeAccount): HostName {
  const identifier = `${organization}-${account}`.toLowerCase().replaceAll("_", "-");
  return HostName.of(`${identifier}.snowflakecomputing.com`);
}
