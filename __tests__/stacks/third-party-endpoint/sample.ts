import type {
  PrivateDatabricks,
  PrivateSnowflake,
  ThirdPartyEndpointConnection,
} from "../../../config/model";
import { ConnectionId, DatabricksId, EndpointServiceName, HostName } from "../../../config/values";
import { endpointId } from "../endpoint-service/sample";
import { cluster } from "../sample";

export const SERVICE = EndpointServiceName.of("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0");
export const ACCOUNT = DatabricksId.of("0123abcd-0123-4567-89ab-0123456789ab");

export const snowflake = (more: Partial<PrivateSnowflake> = {}): PrivateSnowflake => ({
  type: "snowflake",
  edition: "business-critical",
  organization: "EXAMPLE",
  account: "PROD",
  database: "SECURITY",
  schema: "NETWORK",
  privateLink: {
    serviceName: SERVICE,
    accountUrl: HostName.of("xy12345.privatelink.snowflakecomputing.com"),
    ocspUrl: HostName.of("ocsp.xy12345.privatelink.snowflakecomputing.com"),
    otherUrls: [],
  },
  ...more,
});

/** An account that has not told its PrivateLink configuration. */
export const unauthorized = (): PrivateSnowflake => {
  const { privateLink: _, ...rest } = snowflake();
  return rest;
};

export const databricks = (more: Partial<PrivateDatabricks> = {}): PrivateDatabricks => ({
  type: "databricks",
  edition: "enterprise",
  end: "front-end",
  accountId: ACCOUNT,
  host: HostName.of("dbc-a1b2345c-d6e7.cloud.databricks.com"),
  serviceName: SERVICE,
  privateAccess: { type: "new", publicAccess: true, level: "endpoint", alsoAllow: [] },
  ...more,
});

/** Two clusters with endpoints, and one without. */
export function thirdParty(more: Partial<ThirdPartyEndpointConnection> = {}): ThirdPartyEndpointConnection {
  return {
    id: ConnectionId.of("warehouse"),
    name: "Warehouse",
    retired: false,
    route: "third-party-endpoint",
    backend: { type: "local" },
    services: [],
    target: snowflake(),
    clusters: [
      { cluster: cluster(2), vpcEndpointId: endpointId(2) },
      { cluster: cluster(1), vpcEndpointId: endpointId(1) },
      { cluster: cluster(3) },
    ],
    ...more,
  };
}
