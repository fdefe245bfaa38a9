/**
 * The VPC of an Astro cluster: what is peered or attached. A disaster recovery cluster has a VPC of its own, and is one
 * more of these once it is connected.
 */
export interface AstroVpc {
  /** Cluster ID; names what is emitted, so it must not change. */
  readonly clusterId: string;
  /** AWS account of the Astro data plane. */
  readonly accountId: string;
  readonly region: string;
  /** CIDR of the VPC. */
  readonly cidr: string;
  /** Pod range. @default - none */
  readonly secondaryCidr?: string;
  /** @default - not known: only Astronomer support can tell */
  readonly vpcId?: string;
}

/** Every CIDR that traffic of a cluster may come from, and must find back to. */
export function cidrsOf(vpc: AstroVpc): readonly string[] {
  return [...new Set([vpc.cidr, ...(vpc.secondaryCidr === undefined ? [] : [vpc.secondaryCidr])])];
}
