/** The outputs of a `third-party-endpoint` connection, once an endpoint is known. */
export interface ThirdPartyEndpointOutputs {
  /** The endpoints that the service lets in, by cluster id. */
  readonly admitted_endpoints: Readonly<Record<string, string>>;
  /** Snowflake: the network rule, to name in a policy. */
  readonly network_rule?: string;
  /** Databricks: the id that Databricks gave to each endpoint, by cluster id. */
  readonly registered_endpoints?: Readonly<Record<string, string>>;
  /** Databricks: the private access settings that the workspace is to have. */
  readonly private_access_settings_id?: string;
}
