import { cidrsOf } from "./cluster";
import type { ConsumerCluster, EndpointServiceConnection, Listener } from "./model/endpoint-service";
import type { AwsRegion, Cidr } from "./values";

/** The TCP ports that the clusters connect to, in order. */
export function portsOf({
  listeners,
  services,
}: Pick<EndpointServiceConnection, "listeners" | "services">): readonly number[] {
  const ports =
    listeners.length > 0 ? listeners.map(({ port }) => port) : services.flatMap((service) => service.ports);
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** The port that the targets of a listener answer on. */
export function targetPortOf({ port, targets }: Pick<Listener, "port" | "targets">): number {
  return targets.port ?? port;
}

/** Every CIDR that endpoints of the clusters may send from, disaster recovery included: a load balancer has one service. */
export function consumerCidrs(clusters: readonly ConsumerCluster[]): readonly Cidr[] {
  const all = clusters.flatMap(({ cluster }) => {
    const { disasterRecovery: recovery } = cluster;
    return [...cidrsOf(cluster), ...(recovery === undefined ? [] : cidrsOf(recovery))];
  });
  return [...new Set(all)].sort();
}

/** Every region that endpoints of the clusters may be in, disaster recovery included. */
export function consumerRegions(clusters: readonly ConsumerCluster[]): readonly AwsRegion[] {
  const all = clusters.flatMap(({ cluster: { region, disasterRecovery: recovery } }) =>
    recovery === undefined ? [region] : [region, recovery.region],
  );
  return [...new Set(all)].sort();
}
