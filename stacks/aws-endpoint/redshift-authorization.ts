import { DataAwsRedshiftCluster } from "@cdktf/provider-aws/lib/data-aws-redshift-cluster";
import { RedshiftEndpointAuthorization } from "@cdktf/provider-aws/lib/redshift-endpoint-authorization";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";

/** Properties of a RedshiftAuthorization. */
export interface RedshiftAuthorizationProps {
  /** Identifier of the Redshift cluster. */
  readonly warehouse: string;
  /** VPCs by the account they are in; an account without VPCs is left out, because AWS would take that for all. */
  readonly vpcs: ReadonlyMap<string, readonly string[]>;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * Authorizes VPCs of the Astro data plane to reach a Redshift cluster by a Redshift-managed endpoint, each by its id.
 *
 * AWS refuses to destroy it while such endpoints exist.
 */
export class RedshiftAuthorization extends Construct {
  readonly warehouse: string;
  /** Expression: the port of the Redshift cluster. */
  readonly port: string;
  /** Expressions: the authorized VPCs, by account. */
  readonly authorized: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: RedshiftAuthorizationProps) {
    super(scope, id);
    const { warehouse, vpcs } = props;
    this.warehouse = warehouse;
    const cluster = named(
      new DataAwsRedshiftCluster(this, "cluster", {
        clusterIdentifier: warehouse,
        lifecycle: {
          postcondition: [
            {
              condition: hcl('startswith(self.node_type, "ra3.")'),
              errorMessage: `Redshift cluster ${warehouse} has nodes of type ${hcl("self.node_type")}, and Redshift-managed endpoints need RA3. Resize it, or reach it by another route.`,
            },
            {
              condition: hcl("self.availability_zone_relocation_enabled || self.multi_az"),
              errorMessage: `Redshift cluster ${warehouse} has neither relocation nor Multi-AZ on, and Redshift-managed endpoints need one of them. Turn on relocation.`,
            },
          ],
        },
      }),
      nameOf(warehouse),
    );
    declaredAt(cluster, props.declaredAt);
    const at = addressOf(cluster);
    this.port = hcl(`${at}.port`);
    this.authorized = Object.fromEntries(
      [...vpcs]
        .filter(([, ids]) => ids.length > 0)
        .map(([account, ids]) => {
          const name = nameOf(warehouse, account);
          const authorization = named(
            new RedshiftEndpointAuthorization(this, account, {
              account,
              clusterIdentifier: hcl(`${at}.cluster_identifier`),
              vpcIds: [...ids],
            }),
            name,
          );
          declaredAt(authorization, props.declaredAt);
          return [account, hcl(`sort(${addressOf(authorization)}.vpc_ids)`)];
        }),
    );
  }
}
