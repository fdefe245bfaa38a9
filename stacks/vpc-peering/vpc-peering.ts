import { Construct } from "constructs";
import type { PeeredCluster, VpcPeeringConnection } from "../../config/model";
import type { Path } from "../../config/positions";
import { hcl } from "../private/hcl";
import { output } from "../private/output";
import type { AstroVpc } from "../shared/astro-vpc";
import { DnsResolution } from "./dns-resolution";
import { type AuthorizedZone, HostedZoneAuthorization } from "./hosted-zone-authorization";
import { HostedZones } from "./hosted-zones";
import { PeeringAccepter } from "./peering-accepter";
import { RouteTables } from "../shared/route-tables";
import { Routes } from "./routes";
import { admittedPorts, SecurityGroupIngress } from "../shared/security-group-ingress";
import { TargetVpc } from "./target-vpc";

/** Properties of a VpcPeering: the connection as the file declares it. */
export type VpcPeeringProps = Pick<
  VpcPeeringConnection,
  "target" | "clusters" | "routing" | "dns" | "services"
>;

/** A cluster whose peering connection id is known: the complete phase. */
type CompleteCluster = PeeredCluster & Required<Pick<PeeredCluster, "peeringConnectionId">>;

/**
 * The customer's side of VPC peering. In the request phase it reads the target VPC; for every cluster whose peering
 * connection is known it accepts, resolves names, routes back, admits the ports and authorizes the hosted zones.
 */
export class VpcPeering extends Construct {
  /** What accepts the peering connection of each cluster, by cluster id; only those whose peering connection is known. */
  readonly accepters: ReadonlyMap<string, PeeringAccepter>;
  private readonly target: TargetVpc;

  /** @throws Error when the stack already holds a VpcPeering */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: VpcPeeringProps,
  ) {
    super(scope, id);
    this.target = new TargetVpc(this, "target", {
      ...props.target,
      requestedFor: props.clusters.filter((peered) => !isComplete(peered)).map(({ cluster }) => cluster),
      declaredAt: ["target", "vpcId"],
    });
    // By id, so that the order in the file changes nothing.
    const complete = props.clusters
      .flatMap((peered, index) => (isComplete(peered) ? [{ peered, path: ["clusters", index] }] : []))
      .sort((a, b) => (a.peered.cluster.id < b.peered.cluster.id ? -1 : 1));
    this.accepters = new Map(complete.length > 0 ? this.complete(complete) : []);
  }

  private complete(clusters: readonly Complete[]): (readonly [string, PeeringAccepter])[] {
    const { routing, dns } = this.props;
    const shared = {
      routeTables: new RouteTables(this, "route-tables", {
        vpc: { vpcId: this.target.vpcId, what: "the target VPC", key: "target.vpcId" },
        routeTables: located(routing.routeTableIds, ["routing", "routeTableIds"]),
        subnets: located(routing.subnetIds, ["routing", "subnetIds"]),
      }),
      zones: new HostedZones(this, "hosted-zones", {
        zones: located(dns.privateHostedZoneIds, ["dns", "privateHostedZoneIds"]),
      }),
    };
    output(this, "route_table_ids", "Route tables that hold a route to the clusters", shared.routeTables.ids);
    const peered = clusters.map(({ peered, path }) => this.peer(peered, path, shared));
    this.tell(peered);
    return peered.map(({ accepter }) => [accepter.astro.clusterId, accepter]);
  }

  private peer({ cluster, peeringConnectionId }: CompleteCluster, path: Path, shared: Shared): Peered {
    const { dns, services } = this.props;
    const astro: AstroVpc = { ...cluster, clusterId: cluster.id };
    const scope = new Construct(this, cluster.id);
    const accepter = new PeeringAccepter(scope, "accepter", {
      target: this.target,
      astro,
      peeringConnectionId,
      declaredAt: [...path, "peeringConnectionId"],
    });
    const routes = new Routes(scope, "routes", {
      accepter,
      routeTables: shared.routeTables,
      declaredAt: ["routing"],
    });
    new SecurityGroupIngress(scope, "ingress", { astro, ports: admittedPorts(services) });
    return {
      accepter,
      routes,
      peeringConnectionId,
      // Nothing for "disabled": the option is then none of Terraform's business.
      dns:
        dns.resolution === "disabled"
          ? undefined
          : new DnsResolution(scope, "dns", {
              target: this.target,
              accepter,
              resolution: dns.resolution,
              declaredAt: ["dns", "resolution"],
            }),
      authorized: hasVpcId(astro)
        ? new HostedZoneAuthorization(scope, "hosted-zones", { astro, zones: shared.zones }).authorized
        : [],
    };
  }

  private tell(peered: readonly Peered[]): void {
    const byCluster = (value: (cluster: Peered) => unknown) =>
      Object.fromEntries(
        peered
          .map((cluster) => [cluster.accepter.astro.clusterId, value(cluster)] as const)
          .filter(([, told]) => told !== undefined),
      );
    const connections = byCluster(({ accepter, peeringConnectionId }) => ({
      id: peeringConnectionId,
      status: hcl(accepter.status),
    }));
    output(this, "peering_connections", "Peering connection of each cluster, and its status", connections);
    output(
      this,
      "accepter_dns_resolution",
      "Whether each cluster resolves public DNS names of the target VPC to private addresses",
      byCluster(({ dns }) => (dns === undefined ? undefined : hcl(dns.enabled))),
    );
    output(
      this,
      "routed_cidrs",
      "CIDRs of each cluster that the route tables route to it",
      byCluster(({ routes }) => routes.cidrs),
    );
    output(
      this,
      "hosted_zone_authorizations",
      "Private hosted zones that Astronomer may associate with the VPC of each cluster",
      byCluster(({ authorized }) => authorized),
    );
  }
}

interface Complete {
  readonly peered: CompleteCluster;
  readonly path: Path;
}

interface Shared {
  readonly routeTables: RouteTables;
  readonly zones: HostedZones;
}

interface Peered {
  readonly accepter: PeeringAccepter;
  readonly routes: Routes;
  readonly peeringConnectionId: string;
  readonly dns: DnsResolution | undefined;
  readonly authorized: readonly AuthorizedZone[];
}

function located(ids: readonly string[], path: Path): { id: string; declaredAt: Path }[] {
  return ids.map((id, index) => ({ id, declaredAt: [...path, index] }));
}

function isComplete(peered: PeeredCluster): peered is CompleteCluster {
  return peered.peeringConnectionId !== undefined;
}

function hasVpcId(astro: AstroVpc): astro is AstroVpc & { readonly vpcId: string } {
  return astro.vpcId !== undefined;
}
