import { DataAwsDbInstance } from "@cdktf/provider-aws/lib/data-aws-db-instance";
import { DataAwsDbProxy } from "@cdktf/provider-aws/lib/data-aws-db-proxy";
import { DataAwsRdsCluster } from "@cdktf/provider-aws/lib/data-aws-rds-cluster";
import type { Postcondition, TerraformDataSource } from "cdktf";
import { Construct } from "constructs";
import type { Targets } from "../../config/model/endpoint-service";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import type { ProviderVpc } from "./provider-vpc";

/** Properties of an RdsDatabase. */
export interface RdsDatabaseProps {
  readonly vpc: ProviderVpc;
  /** Port of the listener that leads to it. */
  readonly listenerPort: number;
  readonly targetPort: number;
  readonly targets: Extract<Targets, { readonly type: "rds" }>;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** A database of RDS or Aurora, or a proxy: read, and proved to be one that a function outside the VPC can look up. */
export class RdsDatabase extends Construct {
  /** Expression: the name that always leads to it. */
  readonly host: string;
  /** Expression: its ARN, as events tell it. @default - a proxy has no failover, and no events */
  readonly eventArn?: string;
  /** How often its name has to be asked for all its addresses: that of a proxy answers with some of them. */
  readonly lookups: number;

  constructor(scope: Construct, id: string, props: RdsDatabaseProps) {
    super(scope, id);
    const { targets, vpc, targetPort } = props;
    const name = nameOf(`tcp-${props.listenerPort}`);
    const told = (source: TerraformDataSource): string =>
      addressOf(declaredAt(named(source, name), props.declaredAt));
    const rightPort: Postcondition = {
      condition: hcl(`self.port == ${targetPort}`),
      errorMessage: `${targets.identifier} answers on port ${hcl("self.port")}, not on ${targetPort}. Correct the port of the targets.`,
    };
    switch (targets.database) {
      case "instance": {
        const at = told(
          new DataAwsDbInstance(this, "instance", {
            dbInstanceIdentifier: targets.identifier,
            lifecycle: {
              postcondition: [
                rightPort,
                {
                  condition: hcl("!self.publicly_accessible"),
                  errorMessage: `${targets.identifier} is publicly accessible, so its name leads to a public address, which no target group takes. Turn public access off.`,
                },
                {
                  condition: hcl('coalesce(self.db_cluster_identifier, "-") == "-"'),
                  errorMessage: `${targets.identifier} is a member of the DB cluster ${hcl("self.db_cluster_identifier")}: only the cluster's name follows a failover. Write database: cluster and that identifier.`,
                },
              ],
            },
          }),
        );
        this.host = `${at}.address`;
        this.eventArn = `${at}.db_instance_arn`;
        this.lookups = 1;
        break;
      }
      case "cluster": {
        const at = told(
          new DataAwsRdsCluster(this, "cluster", {
            clusterIdentifier: targets.identifier,
            lifecycle: { postcondition: [rightPort] },
          }),
        );
        this.host = `${at}.endpoint`;
        this.eventArn = `${at}.arn`;
        this.lookups = 1;
        break;
      }
      case "proxy": {
        const at = told(
          new DataAwsDbProxy(this, "proxy", {
            name: targets.identifier,
            lifecycle: {
              postcondition: [
                {
                  condition: hcl(`self.vpc_id == ${literal(vpc.vpcId)}`),
                  errorMessage: `${targets.identifier} is in ${hcl("self.vpc_id")}, not in ${vpc.vpcId}. Name a proxy of the target VPC.`,
                },
              ],
            },
          }),
        );
        this.host = `${at}.endpoint`;
        this.lookups = 3;
      }
    }
  }
}
