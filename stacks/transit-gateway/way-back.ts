import { Ec2TransitGatewayRoute } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route";
import { Ec2TransitGatewayRouteTablePropagation } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route-table-propagation";
import { TerraformIterator, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { RouteSource } from "../../config/model/transit-gateway";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { named, nameOf } from "../private/names";
import { cidrsOf } from "../shared/astro-vpc";
import type { ClusterAttachment } from "./cluster-attachment";
import type { Gateway } from "./gateway";
import type { Target } from "./target";

/** Properties of a WayBack. */
export interface WayBackProps {
  readonly gateway: Gateway;
  readonly source: RouteSource;
  readonly targets: readonly Target[];
  /** Route table of the gateway that new attachments are associated with. @default - there are none */
  readonly newTable?: string;
}

/**
 * The way back on the gateway: the route tables of the targets know each cluster, by propagation or by static routes.
 *
 * Tables that the file or an attachment tells are keyed by their id, so that another one moves none of them.
 */
export class WayBack extends Construct {
  /** Whether accepters propagate to the gateway's default table, as an expression. @default - they do not */
  readonly propagatesByDefault?: string;
  private readonly known?: readonly string[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WayBackProps,
  ) {
    super(scope, id);
    const tables = [...props.targets.flatMap(({ knownTable }) => knownTable ?? [])].sort();
    if (tables.length === 0 || props.source === "existing") return;
    // Two targets may share a table.
    const all = this.list("target_route_table_ids", `sort(distinct([${tables.join(", ")}]))`);
    const byDefault = props.source === "propagated" ? props.gateway.propagatedByDefault : undefined;
    this.known = all.asList;
    if (byDefault === undefined) return;
    // The provider has the accepter manage the default table, and would undo a propagation of its own.
    const others = `[for table in local.target_route_table_ids : table if table != ${byDefault}]`;
    this.known = this.list("propagated_route_table_ids", others).asList;
    this.propagatesByDefault = hcl(`contains(local.target_route_table_ids, ${byDefault})`);
  }

  /** Leads the tables of the targets back to a cluster, once its attachment is associated. */
  to(attachment: ClusterAttachment, declared: Path): void {
    const { astro, attachmentId, association } = attachment;
    const { source, newTable } = this.props;
    if (source === "existing") return;
    const lead = (id: string, table: Table, suffix: readonly string[]): void => {
      const shared = { ...table, transitGatewayAttachmentId: attachmentId, dependsOn: [association] };
      if (source === "propagated") {
        const propagation = new Ec2TransitGatewayRouteTablePropagation(attachment, `way-back-${id}`, {
          ...shared,
        });
        declaredAt(named(propagation, nameOf(astro.clusterId, ...suffix)), declared);
        return;
      }
      for (const cidr of cidrsOf(astro)) {
        const route = new Ec2TransitGatewayRoute(attachment, `way-back-${id}-${nameOf(cidr)}`, {
          ...shared,
          destinationCidrBlock: cidr,
        });
        declaredAt(named(route, nameOf(astro.clusterId, cidr, ...suffix)), declared);
      }
    };
    if (newTable !== undefined) lead("new", { transitGatewayRouteTableId: newTable }, ["targets"]);
    if (this.known === undefined) return;
    const tables = TerraformIterator.fromList([...this.known]);
    lead("known", { transitGatewayRouteTableId: tables.value as string, forEach: tables }, []);
  }

  private list(name: string, code: string): TerraformLocal {
    return named(new TerraformLocal(this, name, hcl(code)), name);
  }
}

interface Table {
  readonly transitGatewayRouteTableId: string;
  readonly forEach?: TerraformIterator;
}
