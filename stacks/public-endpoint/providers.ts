import type { TerraformStack } from "cdktf";
import type { PublicEndpointConnection, SnowflakeAccount } from "../../config/model";
import { AstroProvider } from "../../providers/astro/provider";
import { awsProvider } from "../provider";

/** Emits who admits the clusters, and who knows their addresses. Credentials come from the caller's environment or profile. */
export function emitProviders(
  stack: TerraformStack,
  { target, organizationId }: Pick<PublicEndpointConnection, "target" | "organizationId">,
): void {
  if (organizationId !== undefined) new AstroProvider(stack, "astro", { organizationId });
  switch (target.type) {
    case "snowflake":
      emitSnowflake(stack, target);
      return;
    case "databricks": {
      const { host, profile } = target;
      new (lazily.databricks().DatabricksProvider)(stack, "databricks", {
        host: `https://${host}`,
        ...(profile === undefined ? {} : { profile }),
      });
      return;
    }
    case "security-group":
      awsProvider(stack, target);
  }
}

function emitSnowflake(stack: TerraformStack, target: SnowflakeAccount): void {
  const { organization, account, profile, role } = target;
  new (lazily.snowflake().SnowflakeProvider)(stack, "snowflake", {
    organizationName: organization,
    accountName: account,
    ...(profile === undefined ? {} : { profile }),
    ...(role === undefined ? {} : { role }),
    // Rules are stable in later releases of 2.x, which only warn about the flag; earlier ones refuse without.
    previewFeaturesEnabled: [
      "snowflake_network_policy_attachment_resource",
      "snowflake_network_rule_resource",
    ],
  });
}

/** An app has the provider packages of its own targets only. */
const lazily = {
  databricks: () =>
    require("@cdktf/provider-databricks/lib/provider") as typeof import("@cdktf/provider-databricks/lib/provider"),
  snowflake: () =>
    require("@cdktf/provider-snowflake/lib/provider") as typeof import("@cdktf/provider-snowflake/lib/provider"),
};
