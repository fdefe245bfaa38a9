import { Construct } from "constructs";
import type { GatewayDns } from "../../../config/model/transit-gateway";
import type { Path } from "../../../config/positions";
import { cidrsOf, type AstroVpc } from "../../shared/astro-vpc";
import { Share } from "../share";
import type { VpcTarget } from "../vpc-target";
import { Endpoint } from "./endpoint";
import { admitQueries, letOutInto, letOutTo } from "./firewall";
import { ForwardingRule } from "./forwarding-rule";

/** Properties of a Resolver. */
export interface ResolverProps {
  readonly dns: GatewayDns;
  /** The VPC of the endpoints, whose account owns the rules. */
  readonly vpc: VpcTarget;
  readonly clusters: readonly { readonly astro: AstroVpc; readonly declaredAt: Path }[];
  /** What new objects are called. */
  readonly name: string;
}

/**
 * Route 53 Resolver, since a transit gateway resolves no names: endpoints in the VPC, and forwarding rules that are
 * shared with the clusters' accounts.
 */
export class Resolver extends Construct {
  readonly inbound?: Endpoint;
  readonly rules: readonly ForwardingRule[];
  /** @default - there is no rule to share */
  readonly share?: Share;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ResolverProps,
  ) {
    super(scope, id);
    const { dns, vpc, name } = props;
    if (dns.inbound !== undefined) this.inbound = this.endpoint("inbound", dns.inbound);
    const outbound = dns.outbound === undefined ? undefined : this.endpoint("outbound", dns.outbound);
    this.rules = dns.rules
      .map((rule, index) => ({ rule, path: ["dns", "rules", index, "domain"] as Path }))
      .sort((a, b) => (a.rule.domain < b.rule.domain ? -1 : 1))
      .map(
        ({ rule, path }) =>
          new ForwardingRule(this, rule.domain, {
            ...rule,
            name,
            ownerId: vpc.accountId,
            ...(outbound === undefined ? {} : { outbound }),
            ...(this.inbound === undefined ? {} : { inbound: this.inbound }),
            ...vpc.provider,
            declaredAt: path,
          }),
      );
    this.open(outbound);
    if (this.rules.length === 0) return;
    this.share = new Share(this, "share", {
      name: "resolver",
      shareName: `${name}-resolver`,
      resources: this.rules.map(({ domain, arn, declaredAt }) => ({ name: domain, arn, declaredAt })),
      principals: props.clusters.map(({ astro, declaredAt }) => ({ accountId: astro.accountId, declaredAt })),
      declaredAt: ["dns", "rules"],
      ...vpc.provider,
    });
  }

  private endpoint(
    direction: "inbound" | "outbound",
    declared: { readonly endpointId?: string; readonly subnetIds: readonly string[] },
  ): Endpoint {
    const { vpc, name } = this.props;
    return new Endpoint(this, direction, {
      direction,
      vpcId: vpc.vpcId,
      name,
      ...declared,
      ...vpc.provider,
      declaredAt: ["dns", direction],
    });
  }

  /** Security groups of new endpoints; those of existing ones are their owner's. */
  private open(outbound: Endpoint | undefined): void {
    const { clusters, vpc } = this.props;
    const { inbound } = this;
    const cidrs = clusters.flatMap(({ astro }) => cidrsOf(astro));
    if (inbound?.securityGroupId !== undefined) admitQueries(this, inbound, cidrs, vpc.provider);
    const created = this.rules.filter(({ exists }) => !exists);
    const servers = created.flatMap((rule) => rule.servers);
    const viaInbound = created.some((rule) => rule.servers.length === 0);
    if (outbound?.securityGroupId !== undefined) letOutTo(this, outbound, servers, vpc.provider);
    if (outbound !== undefined && inbound !== undefined && viaInbound) {
      letOutInto(this, outbound, inbound, vpc.provider);
    }
  }
}
