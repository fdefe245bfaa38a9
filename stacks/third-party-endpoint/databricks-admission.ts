import { MwsPrivateAccessSettings } from "@cdktf/provider-databricks/lib/mws-private-access-settings";
import { MwsVpcEndpoint } from "@cdktf/provider-databricks/lib/mws-vpc-endpoint";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import type { PrivateDatabricks } from "../../config/model";
import type { Path } from "../../config/positions";
import { regionOfService } from "../../config/values";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";

/** An endpoint that Astronomer added. */
export interface AddedEndpoint {
  readonly clusterId: string;
  readonly region: string;
  readonly vpcEndpointId: string;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** Properties of a DatabricksAdmission. */
export interface DatabricksAdmissionProps {
  /** Id of the connection; names the settings. */
  readonly connectionId: string;
  readonly workspace: PrivateDatabricks;
  /** At least one. */
  readonly endpoints: readonly AddedEndpoint[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * Registers the clusters' endpoints in the Databricks account, which accepts them, and makes private access settings that
 * let them in. The settings do nothing until a workspace has them.
 */
export class DatabricksAdmission extends Construct {
  /** What has to exist before the endpoints are let in. */
  readonly admits: readonly TerraformElement[];
  /** Expressions: the id that Databricks gave to each endpoint, by cluster id. */
  readonly registered: Readonly<Record<string, string>>;
  /** Expression: the settings. @default - undefined: they exist */
  readonly settingsId: string | undefined;

  constructor(scope: Construct, id: string, props: DatabricksAdmissionProps) {
    super(scope, id);
    const { workspace, connectionId, endpoints } = props;
    const { accountId, privateAccess, serviceName } = workspace;
    const registrations = [...endpoints]
      .sort((a, b) => (a.clusterId < b.clusterId ? -1 : 1))
      .map(({ clusterId, region, vpcEndpointId, declaredAt: path }) => {
        const registration = new MwsVpcEndpoint(this, clusterId, {
          accountId,
          awsVpcEndpointId: vpcEndpointId,
          vpcEndpointName: `astro-${clusterId}`,
          region,
        });
        return { clusterId, element: declaredAt(named(registration, nameOf(clusterId)), path) };
      });
    this.registered = Object.fromEntries(
      registrations.map(({ clusterId, element }) => [
        clusterId,
        hcl(`${addressOf(element)}.vpc_endpoint_id`),
      ]),
    );
    this.admits = registrations.map(({ element }) => element);
    if (privateAccess.type === "existing") return;
    const { publicAccess, level, alsoAllow } = privateAccess;
    const settings = named(
      new MwsPrivateAccessSettings(this, "settings", {
        accountId,
        privateAccessSettingsName: `astro-${connectionId}`,
        region: regionOfService(serviceName),
        publicAccessEnabled: publicAccess,
        privateAccessLevel: level.toUpperCase(),
        ...(level === "endpoint"
          ? { allowedVpcEndpointIds: [...Object.values(this.registered), ...[...alsoAllow].sort()] }
          : {}),
      }),
      "astro",
    );
    declaredAt(settings, [...(props.declaredAt ?? []), "privateAccess"]);
    this.settingsId = hcl(`${addressOf(settings)}.private_access_settings_id`);
    this.admits = [...this.admits, settings];
  }
}
