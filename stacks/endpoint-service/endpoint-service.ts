import { VpcEndpointService } from "@cdktf/provider-aws/lib/vpc-endpoint-service";
import { VpcEndpointServiceAllowedPrincipal } from "@cdktf/provider-aws/lib/vpc-endpoint-service-allowed-principal";
import { Construct } from "constructs";
import { consumerCidrs, consumerRegions, portsOf } from "../../config/endpoint-service";
import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { Path } from "../../config/positions";
import { partitionOf } from "../../config/values";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import { output } from "../private/output";
import { EndpointAcceptance } from "./endpoint-acceptance";
import { ExistingLoadBalancer } from "./existing-load-balancer";
import type { ServiceLoadBalancer } from "./load-balancer";
import { NewLoadBalancer } from "./new-load-balancer";
import { PrivateDns, VERIFICATION } from "./private-dns";
import { ProviderVpc } from "./provider-vpc";
import { RdsDatabase } from "./rds-database";
import { RdsTargets } from "./rds-targets";
import { TargetGroup } from "./target-group";
import { TargetTraffic } from "./target-traffic";

/** Properties of an EndpointService: the connection as the file declares it. */
export type EndpointServiceProps = Pick<
  EndpointServiceConnection,
  "id" | "target" | "loadBalancer" | "listeners" | "allowedPrincipal" | "dns" | "clusters" | "services"
>;

/**
 * The customer's side of a custom endpoint service: the load balancer, what it leads to, the service and whom it
 * admits. For every cluster whose endpoint is known it accepts that endpoint.
 */
export class EndpointService extends Construct {
  /** Id of the endpoint service, as an expression. */
  readonly serviceId: string;
  /** Name of the endpoint service that Astronomer needs, as an expression. */
  readonly serviceName: string;
  private readonly vpc: ProviderVpc;

  /** @throws Error when the stack already holds an EndpointService */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: EndpointServiceProps,
  ) {
    super(scope, id);
    this.vpc = new ProviderVpc(this, "vpc", { ...props.target, declaredAt: ["target", "vpcId"] });
    const loadBalancer = this.loadBalancer();
    const targetGroups = this.targetGroups(loadBalancer);
    new TargetTraffic(this, "traffic", {
      vpc: this.vpc,
      loadBalancer,
      targetGroups,
      admitting: this.admitting(),
    });
    this.databases(targetGroups);
    const service = this.service(loadBalancer);
    this.serviceId = hcl(`${service}.id`);
    this.serviceName = hcl(`${service}.service_name`);
    const principals = this.principals(service);
    const acceptances = this.acceptances(service);
    this.tell(loadBalancer, service, principals, acceptances);
  }

  private loadBalancer(): ServiceLoadBalancer {
    const { loadBalancer, clusters, id } = this.props;
    const common = { vpc: this.vpc, ports: portsOf(this.props), consumerCidrs: consumerCidrs(clusters) };
    return loadBalancer.type === "existing"
      ? new ExistingLoadBalancer(this, "load-balancer", {
          ...common,
          ...loadBalancer,
          declaredAt: ["loadBalancer", "arn"],
        })
      : new NewLoadBalancer(this, "load-balancer", {
          ...common,
          ...loadBalancer,
          connectionId: id,
          subnets: loadBalancer.subnetIds.map((subnet, index) => ({
            id: subnet,
            declaredAt: ["loadBalancer", "subnetIds", index],
          })),
          declaredAt: ["loadBalancer"],
        });
  }

  private targetGroups(loadBalancer: ServiceLoadBalancer): TargetGroup[] {
    const { listeners, id } = this.props;
    return located(listeners, ["listeners"])
      .sort((a, b) => a.value.port - b.value.port)
      .map(
        ({ value: listener, path }) =>
          new TargetGroup(this, `tcp-${listener.port}`, {
            connectionId: id,
            vpc: this.vpc,
            loadBalancer,
            listener,
            declaredAt: path,
          }),
      );
  }

  private admitting() {
    return this.props.services.flatMap(({ securityGroupId, ports }, service) =>
      securityGroupId === undefined
        ? []
        : ports.map((listenerPort) => ({
            securityGroupId,
            listenerPort,
            declaredAt: ["services", service, "securityGroupId"],
          })),
    );
  }

  private databases(targetGroups: readonly TargetGroup[]): void {
    const databases = targetGroups.flatMap((targetGroup) => {
      const { targets, port } = targetGroup.listener;
      if (targets.type !== "rds") return [];
      const index = this.props.listeners.findIndex((listener) => listener.port === port);
      const database = new RdsDatabase(targetGroup, "database", {
        vpc: this.vpc,
        listenerPort: port,
        targetPort: targetGroup.targetPort,
        targets,
        declaredAt: ["listeners", index, "targets"],
      });
      return [{ database, targetGroup }];
    });
    if (databases.length === 0) return;
    new RdsTargets(this, "rds-targets", {
      connectionId: this.props.id,
      databases,
      declaredAt: ["listeners"],
    });
  }

  private service(loadBalancer: ServiceLoadBalancer): string {
    const { dns, id } = this.props;
    const regions = this.regions();
    const service = new VpcEndpointService(this, "service", {
      acceptanceRequired: true,
      networkLoadBalancerArns: [hcl(loadBalancer.arn)],
      ...(regions.length > 1 ? { supportedRegions: regions } : {}),
      ...(dns.privateName === undefined ? {} : { privateDnsName: dns.privateName }),
      tags: { Name: id },
    });
    const at = addressOf(declaredAt(named(service, "service"), []));
    if (dns.privateName !== undefined && dns.hostedZoneId !== undefined) {
      new PrivateDns(this, "private-dns", {
        service: at,
        privateName: dns.privateName,
        hostedZoneId: dns.hostedZoneId,
        declaredAt: ["dns", "hostedZoneId"],
      });
    }
    return at;
  }

  /** Where endpoints may be: the service's own region, and every other one of a cluster. */
  private regions(): string[] {
    const { target, clusters } = this.props;
    return [...new Set([target.region, ...consumerRegions(clusters)])].sort();
  }

  /** Each is a resource of its own, so that another cluster changes none of them. */
  private principals(service: string): string[] {
    const { clusters, allowedPrincipal, target } = this.props;
    const partition = partitionOf(target.region);
    const name = allowedPrincipal === "role" ? "role/astronomer-remote-management" : "root";
    const accounts = new Map(
      located(clusters, ["clusters"])
        .reverse()
        .map(({ value, path }) => [value.cluster.accountId, path]),
    );
    return [...accounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([accountId, path]) => {
        const principalArn = `arn:${partition}:iam::${accountId}:${name}`;
        const principal = new VpcEndpointServiceAllowedPrincipal(this, `principal-${accountId}`, {
          vpcEndpointServiceId: hcl(`${service}.id`),
          principalArn,
        });
        declaredAt(named(principal, nameOf(accountId)), [...path, "cluster"]);
        return principalArn;
      });
  }

  private acceptances(service: string): EndpointAcceptance[] {
    return located(this.props.clusters, ["clusters"])
      .sort((a, b) => (a.value.cluster.id < b.value.cluster.id ? -1 : 1))
      .flatMap(({ value, path }) =>
        (["vpcEndpointId", "recoveryVpcEndpointId"] as const).flatMap((key) => {
          const vpcEndpointId = value[key];
          if (vpcEndpointId === undefined) return [];
          const acceptance = new EndpointAcceptance(this, `${value.cluster.id}-${key}`, {
            service,
            clusterId: value.cluster.id,
            vpcEndpointId,
            recovery: key === "recoveryVpcEndpointId",
            declaredAt: [...path, key],
          });
          return [acceptance];
        }),
      );
  }

  /** What was read of the service before the wait for its verification would be out of date until the next refresh. */
  private verified(service: string): string | undefined {
    return this.props.dns.hostedZoneId === undefined
      ? undefined
      : hcl(`${VERIFICATION}.service_id == ${service}.id ? "verified" : "pendingVerification"`);
  }

  private tell(
    loadBalancer: ServiceLoadBalancer,
    service: string,
    principals: readonly string[],
    acceptances: readonly EndpointAcceptance[],
  ): void {
    const connections = (recovery: boolean) =>
      Object.fromEntries(
        acceptances
          .filter((each) => each.recovery === recovery)
          .map(({ clusterId, vpcEndpointId, state }) => [
            clusterId,
            { id: vpcEndpointId, state: hcl(state) },
          ]),
      );
    const { privateName } = this.props.dns;
    const tell = output.bind(undefined, this);
    tell("endpoint_service_name", "Name of the endpoint service, for Astronomer", this.serviceName);
    tell("endpoint_service_id", "Id of the endpoint service", this.serviceId);
    tell("availability_zone_ids", "Zones of the load balancer", hcl(loadBalancer.availabilityZoneIds));
    tell("endpoint_regions", "Regions that endpoints may be in", this.regions());
    tell("allowed_principals", "Whom the endpoint service admits", principals);
    tell("load_balancer_arn", "The load balancer", hcl(loadBalancer.arn));
    tell(
      "load_balancer_deletion_protection",
      "Whether AWS refuses to delete the load balancer",
      hcl(loadBalancer.deletionProtection),
    );
    tell("endpoint_connections", "Endpoint of each cluster, and its state", connections(false));
    tell("recovery_endpoint_connections", "The same of disaster recovery VPCs", connections(true));
    if (privateName === undefined) return;
    // A service that gets its private DNS name later has no configuration at plan.
    const told = (key: string) => hcl(`try(one(${service}.private_dns_name_configuration).${key}, "")`);
    tell("private_dns", "The private DNS name, and the record that verifies it", {
      name: privateName,
      state: this.verified(service) ?? told("state"),
      record: Object.fromEntries(["name", "type", "value"].map((key) => [key, told(key)])),
    });
  }
}

/** The entries of a list, each with its place in the connection. */
function located<T>(list: readonly T[], path: Path): { value: T; path: Path }[] {
  return list.map((value, index) => ({ value, path: [...path, index] }));
}
