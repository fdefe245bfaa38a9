/** The outputs of a `public-endpoint` connection, once every cluster's external addresses are known or looked up. */
export interface PublicEndpointOutputs {
  /** The external addresses of each cluster that are admitted, by cluster id; known once they are. */
  readonly admitted_ips: Readonly<Record<string, readonly string[]>>;
  /** What admits them: the name of the network policy, the id of the IP access list, or the ids of the security groups. */
  readonly admitted_by: readonly string[];
}
