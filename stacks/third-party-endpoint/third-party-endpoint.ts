import { type TerraformElement, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { ThirdPartyEndpointConnection } from "../../config/model";
import { addressOf, named } from "../private/names";
import type { AddedEndpoint } from "./databricks-admission";
import type { ThirdPartyEndpointOutputs } from "../outputs/third-party-endpoint";

/** Properties of a ThirdPartyEndpoint: the connection as the file declares it. */
export type ThirdPartyEndpointProps = Pick<ThirdPartyEndpointConnection, "id" | "target" | "clusters">;

/** Lets the endpoints that Astronomer added into Snowflake or Databricks; before one is known there is nothing to do. */
export class ThirdPartyEndpoint extends Construct {
  /** @throws Error when the stack already holds a ThirdPartyEndpoint */
  constructor(scope: Construct, id: string, props: ThirdPartyEndpointProps) {
    super(scope, id);
    const endpoints = addedEndpoints(props);
    if (endpoints.length === 0) return;
    const { id: connectionId, target } = props;
    const declaredAt = ["target"];
    const vpcEndpointIds = endpoints.map(({ vpcEndpointId }) => vpcEndpointId);
    if (target.type === "snowflake") {
      const account = target;
      const { rule, admits } = new (lazily.snowflake().SnowflakeAdmission)(this, "snowflake", {
        connectionId,
        account,
        vpcEndpointIds,
        declaredAt,
      });
      this.tell("network_rule", "Network rule of the endpoints", rule);
      this.tellAdmitted(endpoints, [admits]);
      return;
    }
    const workspace = target;
    const { registered, settingsId, admits } = new (lazily.databricks().DatabricksAdmission)(
      this,
      "databricks",
      {
        connectionId,
        workspace,
        endpoints,
        declaredAt,
      },
    );
    this.tell("registered_endpoints", "Id that Databricks gave to each endpoint", registered);
    if (settingsId !== undefined)
      this.tell("private_access_settings_id", "Settings that the workspace is to have", settingsId);
    this.tellAdmitted(endpoints, admits);
  }

  private tellAdmitted(endpoints: readonly AddedEndpoint[], after: readonly TerraformElement[]): void {
    const admitted = endpoints.map(({ clusterId, vpcEndpointId }) => [clusterId, vpcEndpointId] as const);
    this.tell("admitted_endpoints", "Endpoints that are let in", Object.fromEntries(admitted), after);
  }

  private tell(
    name: keyof ThirdPartyEndpointOutputs,
    description: string,
    value: unknown,
    after: readonly TerraformElement[] = [],
  ): void {
    const output = named(new TerraformOutput(this, name, { value, description }), name);
    // Not as a property: the framework writes references there as expressions, which Terraform refuses.
    if (after.length > 0) output.addOverride("depends_on", after.map(addressOf));
  }
}

/** An app has the provider packages of its own targets only. */
const lazily = {
  databricks: () => require("./databricks-admission") as typeof import("./databricks-admission"),
  snowflake: () => require("./snowflake-admission") as typeof import("./snowflake-admission"),
};

/** By id, so that the order in the file changes nothing. */
function addedEndpoints({ clusters }: ThirdPartyEndpointProps): AddedEndpoint[] {
  return clusters
    .flatMap(({ cluster, vpcEndpointId }, index) =>
      vpcEndpointId === undefined
        ? []
        : [
            {
              clusterId: cluster.id,
              region: cluster.region,
              vpcEndpointId,
              declaredAt: ["clusters", index, "vpcEndpointId"],
            },
          ],
    )
    .sort((a, b) => (a.clusterId < b.clusterId ? -1 : 1));
}
