/**
 * What a valid `connections.yaml` says, as plain read-only data.
 *
 * The loader (`config/load.ts`) is the only producer. Every scalar that has rules of its own (an account id, a
 * CIDR, …) is a branded string from `config/values/`, so a wrong one cannot travel past the loader.
 */
import type { AwsEndpointConnection } from "./model/aws-endpoint";
import type { ThirdPartyEndpointConnection } from "./model/third-party-endpoint";
import type { TransitGatewayConnection } from "./model/transit-gateway";
import type { PublicEndpointConnection } from "./model/public-endpoint";
import type { EndpointServiceConnection } from "./model/endpoint-service";
import type {
  AwsAccountId,
  AwsRegion,
  Cidr,
  ConnectionId,
  HostedZoneId,
  IpAddress,
  PeeringConnectionId,
  RoleArn,
  RouteTableId,
  SecurityGroupId,
  SubnetId,
  VpcId,
} from "./values";

export type * from "./model/aws-endpoint";
export type * from "./model/third-party-endpoint";
export type * from "./model/transit-gateway";

export type * from "./model/endpoint-service";
export type * from "./model/public-endpoint";

/** The whole file. */
export interface Declaration {
  readonly astro: Facts;
  readonly connections: readonly Connection[];
}

/** The `astro` part: the trusted description of the Astro side that rules compare with. */
export interface Facts {
  readonly clusters: readonly Cluster[];
}

/** An Astro cluster. */
export interface Cluster {
  /** Cluster ID, as support asks for it. */
  readonly id: string;
  /** How the file refers to it. */
  readonly name: string;
  readonly region: AwsRegion;
  /** AWS account of the Astro data plane. */
  readonly accountId: AwsAccountId;
  /** CIDR of the cluster's dedicated VPC. */
  readonly cidr: Cidr;
  /** @default - dedicated */
  readonly type: "dedicated" | "hybrid" | "standard";
  /** Pod range. @default - the cluster has none */
  readonly secondaryCidr?: Cidr;
  /** @default - empty: not known yet */
  readonly externalIps: readonly IpAddress[];
  /** @default - not known yet; only Astronomer support can tell */
  readonly vpcId?: VpcId;
  /** @default - no disaster recovery cluster */
  readonly disasterRecovery?: DisasterRecovery;
}

/** Where a cluster fails over to. */
export interface DisasterRecovery {
  readonly region: AwsRegion;
  readonly cidr: Cidr;
  readonly secondaryCidr?: Cidr;
  readonly externalIps: readonly IpAddress[];
  readonly vpcId?: VpcId;
}

/** The kind of a connection. */
export type Route = Connection["route"];

/** One declared way from one or more clusters to one target: one stack, one Terraform state. */
export type Connection =
  | AwsEndpointConnection
  | ThirdPartyEndpointConnection
  | EndpointServiceConnection
  | VpcPeeringConnection
  | TransitGatewayConnection
  | PublicEndpointConnection;

/** What every connection has, whatever its route. */
export interface ConnectionBase {
  /** Immutable: names the stack and the state. */
  readonly id: ConnectionId;
  /** For people; may change at any time. */
  readonly name: string;
  /** Kept in the file only until it has been destroyed. @default - false */
  readonly retired: boolean;
  /** Where the Terraform state lives. @default - local, beside `cdktf.json` */
  readonly backend: Backend;
  /** The data services reached over this connection. */
  readonly services: readonly Service[];
  /** What exists already and is taken over instead of made. @default - nothing */
  readonly adopt?: readonly Adopted[];
}

/** Something that somebody made by hand, and that Terraform takes over. */
export interface Adopted {
  /** What it is in Terraform, as a plan names it: `aws_route.clk1abcde_172-20-0-0-20`. */
  readonly resource: string;
  /** The id that Terraform imports it by. @default - derived from what the connection says of it */
  readonly id?: string;
}

/** An AWS account and region that Terraform acts in, and how it gets there. */
export interface AwsSide {
  readonly accountId: AwsAccountId;
  readonly region: AwsRegion;
  /** Role that Terraform assumes to act in the account. @default - the caller's own credentials */
  readonly assumeRoleArn?: RoleArn;
  /** Profile of the caller's AWS configuration. @default - the default credential chain */
  readonly profile?: string;
}

/** Where the Terraform state of a connection lives. */
export type Backend =
  | {
      readonly type: "local";
      /** Folder of the state files. @default - the project's folder */ readonly path?: string;
    }
  | {
      readonly type: "s3";
      readonly bucket: string;
      readonly region: AwsRegion;
      /** @default - `astro-connect/<connection id>.tfstate` */
      readonly key?: string;
      /** @default - S3's own lock file (`use_lockfile`) */
      readonly dynamodbTable?: string;
    }
  | {
      readonly type: "cloud";
      readonly organization: string;
      /** @default - `astro-connect-<connection id>` */
      readonly workspace?: string;
      /** @default - app.terraform.io */
      readonly hostname?: string;
      /** @default - the organization's default project */
      readonly project?: string;
    };

/** A data service reached over a connection. */
export interface Service {
  readonly name: string;
  /** Host name that Airflow connects to. @default - none: the hand-over shows a placeholder */
  readonly host?: string;
  /** TCP ports Airflow connects to. */
  readonly ports: readonly number[];
  /** Security group in front of the service that should admit the clusters on `ports`. @default - none is touched */
  readonly securityGroupId?: SecurityGroupId;
  /** Airflow connection type, for `AIRFLOW_CONN_…`. @default - generic */
  readonly connectionType?: string;
}

/** VPC peering: Astronomer requests, the owner of the target VPC accepts. Document: "VPC Peering". */
export interface VpcPeeringConnection extends ConnectionBase {
  readonly route: "vpc-peering";
  /** The owner's side: the VPC that holds the data services. */
  readonly target: AwsSide & {
    readonly vpcId: VpcId;
    /** CIDRs of the target VPC, for the hand-over. @default - read from the VPC by Terraform */
    readonly cidrs?: readonly Cidr[];
  };
  readonly clusters: readonly PeeredCluster[];
  /** Which route tables get a route to the clusters: named ones, and those of named subnets. */
  readonly routing: {
    readonly routeTableIds: readonly RouteTableId[];
    readonly subnetIds: readonly SubnetId[];
  };
  readonly dns: {
    /**
     * "Accepter DNS Resolution" of the document: `auto` turns it on where the target VPC has DNS hostnames and
     * DNS resolution; `required` always does, and the policies refuse a VPC that lacks either.
     * @default - auto
     */
    readonly resolution: "auto" | "required" | "disabled";
    /** Private hosted zones whose names the clusters must resolve. @default - none */
    readonly privateHostedZoneIds: readonly HostedZoneId[];
  };
  /** Astro Hybrid: the role that lets Astronomer request the peering. @default - none */
  readonly peerRoleArn?: RoleArn;
}

/** A cluster of a peering connection; *complete* once the peering connection id is known. */
export interface PeeredCluster {
  readonly cluster: Cluster;
  /** Sent back by Astronomer. @default - not requested or not known yet: the request phase */
  readonly peeringConnectionId?: PeeringConnectionId;
}

/** What is done for one cluster of a connection; derived from which ids the file holds. */
export type Phase = "request" | "complete";
