/** The outputs of an `aws-endpoint` connection; those of a service that it has not are absent. */
export interface AwsEndpointOutputs {
  /** What Astronomer creates an endpoint for: by cluster id, then by service. */
  readonly endpoint_service_names: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The endpoints that are known: by cluster id, then by service. */
  readonly vpc_endpoint_ids: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** VPCs that a Redshift cluster is authorized for: by identifier, then by the AWS account of the Astro data plane. */
  readonly redshift_authorizations?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** The port of each Redshift cluster, by identifier. */
  readonly redshift_ports?: Readonly<Record<string, number>>;
  /** The policy that lets Airflow in by the endpoint, as JSON: by bucket. */
  readonly bucket_policies?: Readonly<Record<string, string>>;
  /** The same by REST API. */
  readonly rest_api_policies?: Readonly<Record<string, string>>;
}
