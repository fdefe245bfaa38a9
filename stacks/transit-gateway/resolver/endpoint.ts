import { DataAwsRoute53ResolverEndpoint } from "@cdktf/provider-aws/lib/data-aws-route53-resolver-endpoint";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../../config/positions";
import { declaredAt } from "../../origin";
import { hcl, literal } from "../../private/hcl";
import { addressOf, named, nameOf } from "../../private/names";

/** Properties of an Endpoint. */
export interface EndpointProps {
  readonly direction: "inbound" | "outbound";
  readonly vpcId: string;
  /** An endpoint that exists. @default - a new one */
  readonly endpointId?: string;
  /** Subnets of a new endpoint, in at least two Availability Zones. */
  readonly subnetIds: readonly string[];
  /** What new objects are called. */
  readonly name: string;
  /** Where the VPC is. @default - the stack's own provider */
  readonly provider?: TerraformProvider;
  readonly declaredAt: Path;
}

/** An endpoint of Route 53 Resolver: an existing one is read, a new one has an address in each subnet. */
export class Endpoint extends Construct {
  readonly direction: "inbound" | "outbound";
  /** The endpoint's id, as an expression. */
  readonly endpointId: string;
  /** Expression: its addresses. */
  readonly addresses: string;
  /** Expressions: one address each, where their number is known before a plan. @default - it is not */
  readonly eachAddress?: readonly string[];
  /** Security group of a new endpoint. @default - the endpoint exists */
  readonly securityGroupId?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EndpointProps,
  ) {
    super(scope, id);
    this.direction = props.direction;
    if (props.endpointId !== undefined) {
      const at = this.read(props.endpointId);
      this.endpointId = hcl(`${at}.resolver_endpoint_id`);
      this.addresses = `${at}.ip_addresses`;
      return;
    }
    this.securityGroupId = this.createSecurityGroup();
    const subnets = [...new Set(props.subnetIds)].sort();
    const at = this.create(this.securityGroupId, subnets);
    this.endpointId = hcl(`${at}.id`);
    this.addresses = `[for a in ${at}.ip_address : a.ip]`;
    this.eachAddress = subnets.map(
      (subnet) => `one([for a in ${at}.ip_address : a.ip if a.subnet_id == ${literal(subnet)}])`,
    );
  }

  private get provider(): { readonly provider?: TerraformProvider } {
    return this.props.provider === undefined ? {} : { provider: this.props.provider };
  }

  private read(endpointId: string): string {
    const { direction, vpcId } = this.props;
    const endpoint = new DataAwsRoute53ResolverEndpoint(this, "endpoint", {
      resolverEndpointId: endpointId,
      ...this.provider,
      lifecycle: {
        postcondition: [
          {
            condition: hcl(
              `self.vpc_id == ${literal(vpcId)} && self.direction == ${literal(direction.toUpperCase())}`,
            ),
            errorMessage: `${endpointId} is an ${hcl("lower(self.direction)")} endpoint in ${hcl("self.vpc_id")}, not an ${direction} one in ${vpcId}. Correct dns.${direction}.endpointId or dns.vpcId.`,
          },
        ],
      },
    });
    return addressOf(declaredAt(named(endpoint, direction), [...this.props.declaredAt, "endpointId"]));
  }

  private createSecurityGroup(): string {
    const { direction, name, vpcId } = this.props;
    const group = new SecurityGroup(this, "security-group", {
      name: `${name}-resolver-${direction}`,
      description: `Route 53 Resolver ${direction} endpoint of ${name}`,
      vpcId,
      ...this.provider,
    });
    return hcl(`${addressOf(declaredAt(named(group, `resolver_${direction}`), this.props.declaredAt))}.id`);
  }

  private create(securityGroupId: string, subnetIds: readonly string[]): string {
    const { direction, name, vpcId, declaredAt: path } = this.props;
    const subnets = subnetIds.map((subnetId) => {
      const subnet = new DataAwsSubnet(this, nameOf(subnetId), {
        id: subnetId,
        ...this.provider,
        lifecycle: {
          postcondition: [
            {
              condition: hcl(`self.vpc_id == ${literal(vpcId)}`),
              errorMessage: `${subnetId} belongs to ${hcl("self.vpc_id")}, not to ${vpcId}, where the Resolver endpoints are. Correct dns.${direction}.subnetIds or dns.vpcId.`,
            },
          ],
        },
      });
      return { subnetId, at: addressOf(declaredAt(named(subnet, `${direction}_${nameOf(subnetId)}`), path)) };
    });
    const zones = `distinct([${subnets.map(({ at }) => `${at}.availability_zone`).join(", ")}])`;
    const endpoint = new Route53ResolverEndpoint(this, "endpoint", {
      name: `${name}-${direction}`,
      direction: direction.toUpperCase(),
      securityGroupIds: [securityGroupId],
      ipAddress: subnets.map(({ at }) => ({ subnetId: hcl(`${at}.id`) })),
      ...this.provider,
      lifecycle: {
        precondition: [
          {
            condition: hcl(`length(${zones}) >= 2`),
            errorMessage: `dns/resolver-endpoint-two-zones: the subnets of the ${direction} endpoint are all in ${hcl(`join(", ", ${zones})`)}. Write dns.${direction}.subnetIds of at least two Availability Zones.`,
          },
        ],
      },
    });
    return addressOf(declaredAt(named(endpoint, direction), path));
  }
}
