/** The outputs of an `endpoint-service` connection. Maps keyed by cluster id hold only clusters whose endpoint is known. */
export interface EndpointServiceOutputs {
  /** What Astronomer creates the endpoint for: `com.amazonaws.vpce.<region>.vpce-svc-…`. */
  readonly endpoint_service_name: string;
  readonly endpoint_service_id: string;
  /** Availability Zone IDs of the load balancer: their names differ from account to account. */
  readonly availability_zone_ids: readonly string[];
  /** Regions that endpoints may be in. */
  readonly endpoint_regions: readonly string[];
  readonly allowed_principals: readonly string[];
  readonly load_balancer_arn: string;
  /** Whether AWS refuses to delete the load balancer. */
  readonly load_balancer_deletion_protection: boolean;
  /** Endpoint of each cluster and its state after the last apply or refresh. */
  readonly endpoint_connections: Readonly<Record<string, { readonly id: string; readonly state: string }>>;
  /** The same of disaster recovery VPCs. */
  readonly recovery_endpoint_connections: Readonly<
    Record<string, { readonly id: string; readonly state: string }>
  >;
  /** The private DNS name and the record that verifies it. @default - no private DNS name */
  readonly private_dns?: {
    readonly name: string;
    readonly state: string;
    readonly record: { readonly name: string; readonly type: string; readonly value: string };
  };
}
