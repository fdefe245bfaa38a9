import { DatabricksProvider } from "@cdktf/provider-databricks/lib/provider";
import { SnowflakeProvider } from "@cdktf/provider-snowflake/lib/provider";
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
      new DatabricksProvider(stack, "databricks", {
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
  new SnowflakeProvider(stack, "snowflake", {
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
