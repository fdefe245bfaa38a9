import { DataAwsEc2TransitGateway } from "@cdktf/provider-aws/lib/data-aws-ec2-transit-gateway";
import { DataAwsEc2TransitGatewayRouteTable } from "@cdktf/provider-aws/lib/data-aws-ec2-transit-gateway-route-table";
import { Ec2TransitGateway } from "@cdktf/provider-aws/lib/ec2-transit-gateway";
import { Ec2TransitGatewayRouteTable } from "@cdktf/provider-aws/lib/ec2-transit-gateway-route-table";
import { Construct } from "constructs";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named } from "../private/names";

/** Properties of a Gateway. */
export interface GatewayProps {
  /** AWS account that owns the gateway. */
  readonly accountId: string;
  /** @default - a new gateway is created */
  readonly transitGatewayId?: string;
  /** ASN of a new gateway. @default - AWS's own */
  readonly amazonSideAsn?: number;
  /** Whether an existing gateway accepts shared attachments by itself. */
  readonly autoAccept: boolean;
  /** Route table for the clusters' attachments. @default - a new one */
  readonly routeTableId?: string;
  /** What new objects are called. */
  readonly name: string;
}

/**
 * The transit gateway, and its route table for the clusters. An existing gateway is read, never changed; a new one
 * accepts nothing by itself and has no default route table, where everything would meet.
 */
export class Gateway extends Construct {
  /** Address in Terraform, for more of its attributes. */
  readonly address: string;
  readonly transitGatewayId: string;
  readonly arn: string;
  readonly autoAccept: boolean;
  /** What new objects are called. */
  readonly name: string;
  /** Route table that the clusters' attachments are associated with. */
  readonly clustersTableId: string;
  /** Expression: the table that an accepted attachment is propagated to by default. @default - a new gateway has none */
  readonly propagatedByDefault?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GatewayProps,
  ) {
    super(scope, id);
    this.autoAccept = props.autoAccept;
    this.name = props.name;
    this.address = props.transitGatewayId === undefined ? this.create() : this.read(props.transitGatewayId);
    if (props.transitGatewayId !== undefined) {
      const table = `${this.address}.propagation_default_route_table_id`;
      // Accepting asks for it or not; a gateway that accepts by itself does as it is set.
      this.propagatedByDefault = props.autoAccept
        ? `(${this.address}.default_route_table_propagation == "enable" ? ${table} : "")`
        : table;
    }
    this.transitGatewayId = hcl(`${this.address}.id`);
    this.arn = hcl(`${this.address}.arn`);
    this.clustersTableId =
      props.routeTableId === undefined ? this.createTable("clusters") : this.readTable(props.routeTableId);
  }

  /** Creates a route table and gives its id. */
  createTable(name: string): string {
    const table = new Ec2TransitGatewayRouteTable(this, `table-${name}`, {
      transitGatewayId: this.transitGatewayId,
      tags: { Name: `${this.props.name} ${name}` },
    });
    declaredAt(named(table, name), ["gateway"]);
    return hcl(`${addressOf(table)}.id`);
  }

  private create(): string {
    const { name, amazonSideAsn } = this.props;
    const gateway = new Ec2TransitGateway(this, "gateway", {
      description: name,
      autoAcceptSharedAttachments: "disable",
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      ...(amazonSideAsn === undefined ? {} : { amazonSideAsn }),
      tags: { Name: name },
    });
    return addressOf(declaredAt(named(gateway, "gateway"), ["gateway"]));
  }

  private read(transitGatewayId: string): string {
    const { accountId, autoAccept } = this.props;
    const setting = autoAccept ? "enable" : "disable";
    const gateway = new DataAwsEc2TransitGateway(this, "gateway", {
      id: transitGatewayId,
      lifecycle: {
        postcondition: [
          {
            condition: hcl(`self.owner_id == ${literal(accountId)}`),
            errorMessage: `${transitGatewayId} belongs to AWS account ${hcl("self.owner_id")}, not to ${accountId}: only the owner of a gateway can share it and accept attachments. Correct gateway.accountId or gateway.transitGatewayId.`,
          },
          {
            condition: hcl(`self.auto_accept_shared_attachments == ${literal(setting)}`),
            errorMessage: `transit-gateway/auto-accept-and-accepter: auto_accept_shared_attachments of ${transitGatewayId} is ${hcl("self.auto_accept_shared_attachments")}. Write gateway.autoAccept: ${String(!autoAccept)}, ${autoAccept ? "or nothing accepts the attachments" : "or accepting what it has accepted by itself fails"}.`,
          },
        ],
      },
    });
    return addressOf(declaredAt(named(gateway, "gateway"), ["gateway", "transitGatewayId"]));
  }

  private readTable(routeTableId: string): string {
    const table = new DataAwsEc2TransitGatewayRouteTable(this, "table-clusters", {
      id: routeTableId,
      lifecycle: {
        postcondition: [
          {
            condition: hcl(`self.transit_gateway_id == ${literal(this.props.transitGatewayId ?? "")}`),
            errorMessage: `${routeTableId} belongs to ${hcl("self.transit_gateway_id")}, not to ${this.props.transitGatewayId}. Correct gateway.routeTableId.`,
          },
          {
            condition: hcl("!self.default_association_route_table && !self.default_propagation_route_table"),
            errorMessage: `transit-gateway/not-in-default-table: ${routeTableId} is a default table, where everything on the gateway meets. Write another gateway.routeTableId, or leave it out to have one created.`,
          },
        ],
      },
    });
    return hcl(`${addressOf(declaredAt(named(table, "clusters"), ["gateway", "routeTableId"]))}.id`);
  }
}
