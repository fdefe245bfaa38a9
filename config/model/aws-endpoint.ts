import type { AwsService } from "../aws-services";
import type { AwsSide, Cluster, ConnectionBase } from "../model";
import type { ApiId, BucketName, PrincipalArn, RedshiftIdentifier, VpcEndpointId } from "../values";

/** Built-in AWS endpoints: Astronomer adds interface endpoints of AWS services. Document: "Builtin AWS Endpoints". */
export interface AwsEndpointConnection extends ConnectionBase {
  readonly route: "aws-endpoint";
  /** Where the resources are that need something of their own. @default - none does: nothing is emitted in AWS */
  readonly target?: AwsSide;
  /** One for each AWS service. */
  readonly endpoints: readonly AwsEndpoint[];
  readonly clusters: readonly AwsEndpointCluster[];
}

/** An endpoint of an AWS service, and what the service needs besides. */
export type AwsEndpoint =
  | {
      readonly service: "s3";
      /** Buckets whose policies let somebody in by the endpoint. @default - none */
      readonly buckets: readonly Bucket[];
    }
  | {
      readonly service: "api-gateway";
      /** Private REST APIs, which nobody may call without a resource policy. @default - none */
      readonly restApis: readonly RestApi[];
    }
  | {
      readonly service: "redshift";
      /** Clusters of Redshift that the Astro clusters reach, by identifier. */
      readonly warehouses: readonly RedshiftIdentifier[];
    }
  | {
      readonly service: "ec2-api";
      /** The API alone: services on instances need a custom endpoint service. */
      readonly reaches: "api";
    }
  | {
      readonly service: "rds-data";
      /** Aurora Serverless alone: any other database needs a custom endpoint service. */
      readonly reaches: "aurora-serverless";
    }
  | { readonly service: Exclude<AwsService, "s3" | "api-gateway" | "redshift" | "ec2-api" | "rds-data"> };

/** A bucket that lets principals in by the endpoint alone. */
export interface Bucket {
  readonly name: BucketName;
  /** Roles that Airflow acts as. */
  readonly principals: readonly PrincipalArn[];
  readonly access: "read" | "read-write";
  /** @default - statement */
  readonly policy: PolicyOwner;
}

/** A private REST API that lets principals in by the endpoint alone. */
export interface RestApi {
  readonly id: ApiId;
  /** @default - empty: whoever comes by the endpoint, because the API authorizes its callers itself */
  readonly principals: readonly PrincipalArn[];
  /** @default - statement */
  readonly policy: PolicyOwner;
}

/**
 * Who has the resource's policy, of which AWS keeps one: `statement` leaves it alone and tells the statement to add;
 * `owned` writes the whole policy, in place of any other.
 */
export type PolicyOwner = "statement" | "owned";

/** A cluster that the endpoints are for; *complete* once each of them is known. */
export interface AwsEndpointCluster {
  readonly cluster: Cluster;
  /** Sent back by Astronomer, by service. @default - empty: not requested or not known yet */
  readonly vpcEndpointIds: Readonly<Partial<Record<AwsService, VpcEndpointId>>>;
}
