import type { Service, ThirdPartyEndpointConnection } from "../../config/model";
import type { EndpointServiceName, HostName } from "../../config/values";

/** Whose service it is, for people. */
export function targetLabel({ target }: ThirdPartyEndpointConnection): string {
  return target.type === "snowflake"
    ? `Snowflake account ${target.organization}-${target.account}`
    : `Databricks workspace ${target.host}`;
}

/** Who administers it, by the name a hand-over addresses. */
export function administratorOf({ target }: ThirdPartyEndpointConnection): string {
  return target.type === "snowflake"
    ? `the administrator of Snowflake account ${target.organization}-${target.account}`
    : `the administrator of Databricks account ${target.accountId}`;
}

/** What the endpoint is for. @default - undefined: Snowflake has yet to tell */
export function serviceName({ target }: ThirdPartyEndpointConnection): EndpointServiceName | undefined {
  return target.type === "databricks" ? target.serviceName : target.privateLink?.serviceName;
}

/** The names that are to lead to the endpoint, each once. @default - empty: Snowflake has yet to tell */
export function dnsNames({ target }: ThirdPartyEndpointConnection): readonly HostName[] {
  if (target.type === "databricks") return [target.host];
  const { privateLink } = target;
  if (privateLink === undefined) return [];
  const { accountUrl, regionlessAccountUrl, ocspUrl, otherUrls } = privateLink;
  const all = [accountUrl, ...(regionlessAccountUrl === undefined ? [] : [regionlessAccountUrl]), ocspUrl];
  return [...new Set([...all, ...otherUrls])];
}

/** What Airflow connects to: the declared services by the private name, or the account or workspace itself. */
export function reachedServices(connection: ThirdPartyEndpointConnection): readonly Service[] {
  const { name, services, target } = connection;
  const host = target.type === "databricks" ? target.host : target.privateLink?.accountUrl;
  const known = { ...(host === undefined ? {} : { host }), connectionType: target.type };
  if (services.length === 0) return [{ name, ports: [443], ...known }];
  return services.map((service) => ({ ...known, ...service }));
}
