import { IpAccessList } from "@cdktf/provider-databricks/lib/ip-access-list";
import { WorkspaceConf } from "@cdktf/provider-databricks/lib/workspace-conf";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import type { DatabricksWorkspace } from "../../config/model";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named } from "../private/names";
import { allowedCidrs, single } from "./allowed-cidrs";
import type { ClusterAddresses } from "./cluster-addresses";

/** Properties of a DatabricksList. */
export interface DatabricksListProps {
  /** Id of the connection; labels the list. */
  readonly connectionId: string;
  readonly workspace: DatabricksWorkspace;
  readonly clusters: readonly ClusterAddresses[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * The IP access list of a workspace that admits the clusters, its caller and the declared others: whoever is not in it
 * is blocked. One list, because Databricks refuses one that shuts out its caller.
 *
 * Destroying it turns IP access lists off for the whole workspace.
 */
export class DatabricksList extends Construct {
  /** What has to exist before the clusters are admitted. */
  readonly admits: TerraformElement;
  /** Expression: the id of the list. */
  readonly listId: string;

  constructor(scope: Construct, id: string, props: DatabricksListProps) {
    super(scope, id);
    const { workspace, clusters, declaredAt: path = [] } = props;
    const setting = named(
      new WorkspaceConf(this, "setting", { customConfig: { enableIpAccessLists: "true" } }),
      "workspace",
    );
    const list = named(
      new IpAccessList(this, "list", {
        label: `astro-${props.connectionId}`,
        listType: "ALLOW",
        ipAddresses: allowedCidrs(clusters, [single(workspace.callerIp), ...workspace.alsoAllow]),
        // The setting comes first: until then a list has no effect.
        dependsOn: [setting],
      }),
      "astro",
    );
    declaredAt(setting, path);
    declaredAt(list, ["clusters"]);
    this.admits = list;
    this.listId = hcl(`${addressOf(list)}.id`);
  }
}
