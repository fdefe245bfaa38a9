import type { AwsSide, Cluster, ConnectionBase } from "../model";
import type {
  HostedZoneId,
  HostName,
  InstanceId,
  IpAddress,
  LoadBalancerArn,
  SecurityGroupId,
  SubnetId,
  VpcEndpointId,
  VpcId,
} from "../values";

/** Custom endpoint service: Astro reaches what stands behind a Network Load Balancer. Document: "Custom Interface Endpoint Services". */
export interface EndpointServiceConnection extends ConnectionBase {
  readonly route: "endpoint-service";
  /** The owner's side: the VPC that holds the load balancer. */
  readonly target: AwsSide & { readonly vpcId: VpcId };
  readonly loadBalancer: LoadBalancer;
  /** What the load balancer listens on and where it leads. @default - none: an existing load balancer has its own */
  readonly listeners: readonly Listener[];
  /**
   * Whom of the clusters' accounts the service admits: the role with which Astronomer creates endpoints, or the whole
   * account, as the document has it.
   * @default - role
   */
  readonly allowedPrincipal: "role" | "account";
  readonly dns: EndpointServiceDns;
  readonly clusters: readonly ConsumerCluster[];
}

/** The Network Load Balancer behind the service. */
export type LoadBalancer =
  | {
      readonly type: "existing";
      readonly arn: LoadBalancerArn;
      /** Its security group, which is to admit the clusters on the listeners' ports. @default - none is touched */
      readonly securityGroupId?: SecurityGroupId;
    }
  | {
      readonly type: "new";
      /** One subnet in each of at least two Availability Zones. */
      readonly subnetIds: readonly SubnetId[];
      /** @default - true */
      readonly deletionProtection: boolean;
      /**
       * Whether the load balancer's security group also guards traffic from endpoints, which AWS does unless told
       * otherwise: then only the clusters' CIDRs get in. Off, whoever is an accepted consumer gets in.
       * @default - true
       */
      readonly enforceSecurityGroup: boolean;
    };

/** A TCP port of the load balancer, and what answers on it. */
export interface Listener {
  readonly port: number;
  readonly targets: Targets;
  /** @default - a TCP connection to the target's port */
  readonly healthCheck: HealthCheck;
  /** Whether targets get a proxy protocol v2 header, which tells clients apart. @default - false */
  readonly proxyProtocol: boolean;
}

/** What a listener leads to. */
export type Targets = { /** @default - the listener's port */ readonly port?: number } & (
  | { readonly type: "instances"; readonly instanceIds: readonly InstanceId[] }
  | { readonly type: "ips"; readonly addresses: readonly IpAddress[] }
  | {
      readonly type: "rds";
      /** What the identifier names; a cluster is reached at its writer. */
      readonly database: "instance" | "cluster" | "proxy";
      readonly identifier: string;
    }
);

/** How the load balancer knows that a target answers. */
export interface HealthCheck {
  /** @default - TCP */
  readonly protocol: "TCP" | "HTTP" | "HTTPS";
  /** @default - the target's port */
  readonly port?: number;
  /** For HTTP and HTTPS. @default - / */
  readonly path?: string;
}

/** By which name the clusters reach the endpoint; none of them: by the endpoint's own. */
export interface EndpointServiceDns {
  /** "Preferable DNS name for the Endpoint": Astronomer makes an alias. @default - none */
  readonly preferredName?: HostName;
  /** Private DNS name of the service, which AWS verifies by a TXT record. @default - none */
  readonly privateName?: HostName;
  /** Public hosted zone that gets the TXT record. @default - the record is handed over */
  readonly hostedZoneId?: HostedZoneId;
}

/** A cluster that consumes the service; *complete* once its endpoint is known. */
export interface ConsumerCluster {
  readonly cluster: Cluster;
  /** Sent back by Astronomer. @default - not requested or not known yet: the request phase */
  readonly vpcEndpointId?: VpcEndpointId;
  /** Endpoint of the cluster's disaster recovery VPC. @default - none */
  readonly recoveryVpcEndpointId?: VpcEndpointId;
}
