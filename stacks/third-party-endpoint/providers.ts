import type { TerraformStack } from "cdktf";
import type { ThirdPartyEndpointConnection } from "../../config/model";

/** Emits who lets the endpoints in. Credentials come from the caller's environment or profile. */
export function emitProviders(
  stack: TerraformStack,
  { target }: Pick<ThirdPartyEndpointConnection, "target">,
): void {
  const profile = target.profile === undefined ? {} : { profile: target.profile };
  if (target.type === "databricks") {
    // Endpoints are registered in the account, by a provider of its own level.
    new (lazily.databricks().DatabricksProvider)(stack, "databricks", {
      host: accountsHost(target.host),
      accountId: target.accountId,
      ...profile,
    });
    return;
  }
  const { organization, account, role } = target;
  new (lazily.snowflake().SnowflakeProvider)(stack, "snowflake", {
    organizationName: organization,
    accountName: account,
    ...profile,
    ...(role === undefined ? {} : { role }),
    // Rules are stable in later releases of 2.x, which only warn about the flag; earlier ones refuse without.
    previewFeaturesEnabled: [
      "snowflake_network_policy_attachment_resource",
      "snowflake_network_rule_resource",
    ],
  });
}

/** Where the account of a workspace is managed: another address for the US government. */
function accountsHost(workspace: string): string {
  return workspace.endsWith(".databricks.us")
    ? "https://accounts.cloud.databricks.us"
    : "https://accounts.cloud.databricks.com";
}

/** An app has the provider packages of its own targets only. */
const lazily = {
  databricks: () =>
    require("@cdktf/provider-databricks/lib/provider") as typeof import("@cdktf/provider-databricks/lib/provider"),
  snowflake: () =>
    require("@cdktf/provider-snowflake/lib/provider") as typeof import("@cdktf/provider-snowflake/lib/provider"),
};
