import { type TerraformElement, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { externalAddresses } from "../../config/external-addresses";
import type { PublicEndpointConnection } from "../../config/model";
import type { PublicEndpointOutputs } from "../outputs/public-endpoint";
import { addressOf, named } from "../private/names";
import { admittedPorts } from "../shared/security-group-ingress";
import { ClusterAddresses } from "./cluster-addresses";
import { SecurityGroupAddresses } from "./security-group-addresses";

/** Properties of a PublicEndpoint: the connection as the file declares it. */
export type PublicEndpointProps = Pick<
  PublicEndpointConnection,
  "id" | "target" | "clusters" | "organizationId" | "services"
>;

/**
 * Admits the external addresses of every cluster to a service on the internet.
 *
 * While those of one cluster are unknown nothing is emitted for any: a list without it would shut it out.
 */
export class PublicEndpoint extends Construct {
  /** @throws Error when the stack already holds a PublicEndpoint */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PublicEndpointProps,
  ) {
    super(scope, id);
    const { clusters, organizationId } = props;
    if (clusters.some(({ cluster }) => externalAddresses(props, cluster).unknown.length > 0)) return;
    // By id, so that the order in the file changes nothing.
    const addresses = clusters
      .map(({ cluster }, index) => ({ cluster, declaredAt: ["clusters", index] }))
      .sort((a, b) => (a.cluster.id < b.cluster.id ? -1 : 1))
      .map((each) => {
        const lookUp = organizationId === undefined ? {} : { organizationId };
        return new ClusterAddresses(this, each.cluster.id, { ...each, ...lookUp });
      });
    const { by, after } = this.admit(addresses);
    this.tell("admitted_by", "What admits the clusters", by, after);
    this.tell(
      "admitted_ips",
      "External addresses of each cluster that are admitted",
      Object.fromEntries(addresses.map((each) => [each.clusterId, each.value])),
      after,
    );
  }

  private admit(clusters: readonly ClusterAddresses[]): Admitted {
    const { id: connectionId, target, services } = this.props;
    const declaredAt = ["target"];
    switch (target.type) {
      case "snowflake": {
        const account = target;
        const policy = new (lazily.snowflake().SnowflakePolicy)(this, "policy", {
          connectionId,
          account,
          clusters,
          declaredAt,
        });
        return { by: [policy.name], after: [policy.admits] };
      }
      case "databricks": {
        const workspace = target;
        const list = new (lazily.databricks().DatabricksList)(this, "list", {
          connectionId,
          workspace,
          clusters,
          declaredAt,
        });
        return { by: [list.listId], after: [list.admits] };
      }
      case "security-group": {
        const ports = admittedPorts(services);
        const after = clusters.flatMap(
          (cluster) =>
            new SecurityGroupAddresses(this, `${cluster.clusterId}-ingress`, { cluster, ports }).admits,
        );
        return { by: [...new Set(ports.map(({ securityGroupId }) => securityGroupId))].sort(), after };
      }
    }
  }

  private tell(
    name: keyof PublicEndpointOutputs,
    description: string,
    value: unknown,
    after: readonly TerraformElement[],
  ): void {
    const output = named(new TerraformOutput(this, name, { value, description }), name);
    // Not as a property: the framework writes references there as expressions, which Terraform refuses.
    output.addOverride("depends_on", after.map(addressOf));
  }
}

/** An app has the provider packages of its own targets only. */
const lazily = {
  databricks: () => require("./databricks-list") as typeof import("./databricks-list"),
  snowflake: () => require("./snowflake-policy") as typeof import("./snowflake-policy"),
};

interface Admitted {
  readonly by: readonly string[];
  readonly after: readonly TerraformElement[];
}
