import { Construct } from "constructs";
import type { Cluster, PublicEndpointConnection } from "../../config/model";
import { externalAddresses } from "../../config/external-addresses";
import type { Path } from "../../config/positions";
import { DataAstroCluster } from "../../providers/astro/data-astro-cluster";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import { agreement } from "./agreement";

/** Properties of ClusterAddresses. */
export interface ClusterAddressesProps extends Pick<PublicEndpointConnection, "organizationId"> {
  readonly cluster: Cluster;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * The external addresses of a cluster, its disaster recovery site's included. Looked up, they must be those of the file
 * where the file has any.
 */
export class ClusterAddresses extends Construct {
  readonly clusterId: string;
  /** The addresses, where the file tells them all. */
  readonly known: readonly string[] | undefined;
  /** Expression: the addresses as a list. */
  readonly list: string;

  constructor(scope: Construct, id: string, props: ClusterAddressesProps) {
    super(scope, id);
    const { cluster } = props;
    const { declared, lookedUp } = externalAddresses(props, cluster);
    this.clusterId = cluster.id;
    this.known = lookedUp ? undefined : declared;
    if (!lookedUp) {
      this.list = literal(declared);
      return;
    }
    const name = nameOf(cluster.id);
    const source = named(
      new DataAstroCluster(this, "cluster", {
        id: cluster.id,
        lifecycle: { postcondition: agreement(cluster) },
      }),
      name,
    );
    declaredAt(source, props.declaredAt);
    this.list = `sort(setunion(${addressOf(source)}.metadata.external_ips, ${literal(declared)}))`;
  }

  /** The addresses as a value of an attribute. */
  get value(): string[] | string {
    return this.known === undefined ? hcl(this.list) : [...this.known];
  }
}
