import { Construct } from "constructs";
import type { AttachedCluster, TransitGatewayConnection } from "../../config/model/transit-gateway";
import type { Path } from "../../config/positions";
import { RouteTables } from "../shared/route-tables";
import { type AdmittedPort, SecurityGroupIngress } from "../shared/security-group-ingress";
import { ClusterAttachment } from "./cluster-attachment";
import { Gateway } from "./gateway";
import { byKey, located, type Located } from "./located";
import { NetworkTarget } from "./network-target";
import { Resolver } from "./resolver/resolver";
import { Share } from "./share";
import type { Target } from "./target";
import { tell } from "./tell";
import { VpcRoutes } from "./vpc-routes";
import { VpcTarget } from "./vpc-target";
import { WayBack } from "./way-back";

/** Properties of a TransitGateway: the connection as the file declares it. */
export type TransitGatewayProps = Pick<
  TransitGatewayConnection,
  "id" | "gateway" | "vpcs" | "networks" | "clusters" | "dns" | "services"
>;

/**
 * The customer's side of a transit gateway. In the request phase the gateway is shared with the clusters' accounts, the
 * targets are attached, and the clusters' route table knows the way to them; for every cluster whose attachment is known
 * it is accepted and associated, and every table on the way back leads to it.
 */
export class TransitGateway extends Construct {
  private readonly name: string;
  /** The gateway, the stack's own or the existing one. */
  readonly gateway: Gateway;
  private newTable: string | undefined;

  /** @throws Error when the stack already holds a TransitGateway */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: TransitGatewayProps,
  ) {
    super(scope, id);
    const { gateway, networks, clusters } = props;
    // The id never changes; the connection's name may, and nobody's account should move with it.
    this.name = `astro-${props.id}`;
    this.gateway = new Gateway(this, "gateway", { ...gateway, name: this.name });
    const share = gateway.share === "existing" ? undefined : this.share();
    const leadsBack = gateway.wayBack !== "existing";
    const { transitGatewayId } = gateway;
    const shared = {
      gateway: this.gateway,
      leadsBack,
      ...(transitGatewayId === undefined ? {} : { transitGatewayId }),
    };
    const vpcs = byKey(located(props.vpcs, ["vpcs"]), ({ vpcId }) => vpcId).map(
      ({ value, path }) =>
        new VpcTarget(this, value.vpcId, {
          ...value,
          ...shared,
          gatewayAccountId: gateway.accountId,
          newTable: () => (this.newTable ??= this.gateway.createTable("targets")),
          name: this.name,
          declaredAt: path,
        }),
    );
    const onPremises = byKey(located(networks, ["networks"]), ({ attachmentId }) => attachmentId).map(
      ({ value, path }) =>
        new NetworkTarget(this, value.attachmentId, { ...value, ...shared, declaredAt: path }),
    );
    const resolver = this.resolve(vpcs);
    const known = byKey(located(clusters, ["clusters"]), ({ cluster }) => cluster.id).flatMap(
      ({ value: { cluster, attachmentId }, path }) =>
        attachmentId === undefined ? [] : [{ cluster, attachmentId, path }],
    );
    const wayBack = known.length === 0 ? undefined : this.wayBack([...vpcs, ...onPremises]);
    const attached = wayBack === undefined ? [] : known.map((each) => this.attach(each, wayBack));
    const routed = attached.length === 0 ? [] : this.routeBack(attached, vpcs);
    this.admit(attached, vpcs);
    tell(this, { props, gateway: this.gateway, share, vpcs, resolver, attached, routed });
  }

  private share(): Share {
    return new Share(this, "share", {
      name: "gateway",
      shareName: this.name,
      resources: [{ name: "gateway", arn: this.gateway.arn, declaredAt: ["gateway"] }],
      principals: this.props.clusters.map(({ cluster }, index) => ({
        accountId: cluster.accountId,
        declaredAt: ["clusters", index, "cluster"],
      })),
      declaredAt: ["gateway"],
    });
  }

  private resolve(vpcs: readonly VpcTarget[]): Resolver | undefined {
    const { dns, clusters } = this.props;
    const vpc = dns.vpcId === undefined ? vpcs[0] : vpcs.find(({ vpcId }) => vpcId === dns.vpcId);
    if ((dns.inbound ?? dns.outbound ?? dns.rules[0]) === undefined || vpc === undefined) return undefined;
    return new Resolver(this, "resolver", {
      dns,
      vpc,
      name: this.name,
      clusters: clusters.map(({ cluster }, index) => ({
        astro: { ...cluster, clusterId: cluster.id },
        declaredAt: ["clusters", index, "cluster"],
      })),
    });
  }

  private wayBack(targets: readonly Target[]): WayBack {
    return new WayBack(this, "way-back", {
      gateway: this.gateway,
      source: this.props.gateway.wayBack,
      targets,
      ...(this.newTable === undefined ? {} : { newTable: this.newTable }),
    });
  }

  private attach({ cluster, attachmentId, path }: Known, wayBack: WayBack): ClusterAttachment {
    const { propagatesByDefault } = wayBack;
    const attachment = new ClusterAttachment(this, cluster.id, {
      gateway: this.gateway,
      astro: { ...cluster, clusterId: cluster.id },
      attachmentId,
      ...(propagatesByDefault === undefined ? {} : { propagatesByDefault }),
      waysAreOwners: this.props.gateway.wayBack === "existing",
      declaredAt: [...path, "attachmentId"],
    });
    wayBack.to(attachment, ["gateway"]);
    return attachment;
  }

  private routeBack(
    attached: readonly ClusterAttachment[],
    vpcs: readonly VpcTarget[],
  ): readonly RoutedVpc[] {
    const { dns } = this.props;
    const ofResolver = dns.vpcId ?? vpcs[0]?.vpcId;
    return vpcs.map((vpc) => {
      const index = this.props.vpcs.findIndex(({ vpcId }) => vpcId === vpc.vpcId);
      const at: Path = ["vpcs", index, "routing"];
      const { routeTableIds = [], subnetIds = [] } = this.props.vpcs[index]?.routing ?? {};
      // Answers of a new inbound endpoint must find back, too.
      const inbound = vpc.vpcId === ofResolver ? (dns.inbound?.subnetIds ?? []) : [];
      const routeTables = new RouteTables(this, `route-tables-${vpc.vpcId}`, {
        vpc: { vpcId: vpc.vpcId, what: "the VPC", key: "vpcId under vpcs" },
        routeTables: located(routeTableIds, [...at, "routeTableIds"]).map(named),
        subnets: [
          ...located(subnetIds, [...at, "subnetIds"]),
          ...located(inbound, ["dns", "inbound", "subnetIds"]),
        ].map(named),
        suffix: vpc.vpcId,
        ...vpc.provider,
      });
      for (const attachment of attached) {
        new VpcRoutes(attachment, `routes-${vpc.vpcId}`, {
          gateway: this.gateway,
          attachment,
          vpc,
          routeTables,
          declaredAt: at,
        });
      }
      return { vpcId: vpc.vpcId, routeTableIds: routeTables.ids };
    });
  }

  private admit(attached: readonly ClusterAttachment[], vpcs: readonly VpcTarget[]): void {
    for (const vpc of vpcs) {
      const ports = this.props.services.flatMap(
        ({ securityGroupId, ports, vpcId }, service): AdmittedPort[] =>
          securityGroupId === undefined || (vpcId ?? vpcs[0]?.vpcId) !== vpc.vpcId
            ? []
            : ports.map((port, index) => ({
                securityGroupId,
                port,
                declaredAt: ["services", service, "ports", index],
              })),
      );
      if (ports.length === 0) continue;
      for (const attachment of attached) {
        new SecurityGroupIngress(attachment, `ingress-${vpc.vpcId}`, {
          astro: attachment.astro,
          ports,
          ...vpc.provider,
        });
      }
    }
  }
}

/** A VPC that leads back to the clusters. */
export interface RoutedVpc {
  readonly vpcId: string;
  readonly routeTableIds: readonly string[];
}

/** A cluster whose attachment is known. */
type Known = Required<AttachedCluster> & { readonly path: Path };

function named({ value, path }: Located<string>): { readonly id: string; readonly declaredAt: Path } {
  return { id: value, declaredAt: path };
}
