import { DataAwsRoute53ResolverRule } from "@cdktf/provider-aws/lib/data-aws-route53-resolver-rule";
import { Route53ResolverRule } from "@cdktf/provider-aws/lib/route53-resolver-rule";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../../config/positions";
import { declaredAt } from "../../origin";
import { hcl, literal } from "../../private/hcl";
import { addressOf, named, nameOf } from "../../private/names";
import type { Endpoint } from "./endpoint";

/** Properties of a ForwardingRule. */
export interface ForwardingRuleProps {
  readonly domain: string;
  /** DNS servers that answer. Empty: the inbound endpoint. */
  readonly servers: readonly string[];
  /** A rule that exists. @default - a new one at the outbound endpoint */
  readonly ruleId?: string;
  /** AWS account that must own an existing rule. */
  readonly ownerId: string;
  readonly outbound?: Endpoint;
  readonly inbound?: Endpoint;
  /** What a new rule is called. */
  readonly name: string;
  /** Where the rule is. @default - the stack's own provider */
  readonly provider?: TerraformProvider;
  readonly declaredAt: Path;
}

/** Forwards the queries for a domain to the servers that answer them. */
export class ForwardingRule extends Construct {
  readonly domain: string;
  readonly servers: readonly string[];
  readonly exists: boolean;
  readonly declaredAt: Path;
  /** The rule's id, as an expression. */
  readonly ruleId: string;
  /** The rule's ARN, as an expression. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ForwardingRuleProps) {
    super(scope, id);
    this.domain = props.domain;
    this.servers = props.servers;
    this.declaredAt = props.declaredAt;
    this.exists = props.ruleId !== undefined;
    const at = props.ruleId === undefined ? this.create(props) : this.read(props.ruleId, props);
    this.ruleId = hcl(`${at}.${this.exists ? "resolver_rule_id" : "id"}`);
    this.arn = hcl(`${at}.arn`);
  }

  private read(ruleId: string, { domain, ownerId, provider, declaredAt: path }: ForwardingRuleProps): string {
    const rule = new DataAwsRoute53ResolverRule(this, "rule", {
      resolverRuleId: ruleId,
      ...(provider === undefined ? {} : { provider }),
      lifecycle: {
        postcondition: [
          {
            // Route 53 gives some names back with their trailing dot.
            condition: hcl(
              `trimsuffix(self.domain_name, ".") == ${literal(domain)} && self.rule_type == "FORWARD"`,
            ),
            errorMessage: `${ruleId} is a ${hcl("self.rule_type")} rule for ${hcl("self.domain_name")}, not one that forwards ${domain}. Correct domain or ruleId under dns.rules.`,
          },
          {
            condition: hcl(`self.owner_id == ${literal(ownerId)}`),
            errorMessage: `${ruleId} belongs to AWS account ${hcl("self.owner_id")}, not to ${ownerId}: only the owner of a rule can share it. Correct ruleId under dns.rules, or dns.vpcId.`,
          },
        ],
      },
    });
    return addressOf(declaredAt(named(rule, nameOf(domain)), path));
  }

  private create(props: ForwardingRuleProps): string {
    const { domain, servers, outbound, inbound, provider, name } = props;
    if (outbound === undefined) throw new Error(`the rule for ${domain} needs an outbound endpoint`);
    const targets = servers.length > 0 ? [...new Set(servers)].sort() : (inbound?.eachAddress ?? []).map(hcl);
    const rule = new Route53ResolverRule(this, "rule", {
      domainName: domain,
      name: `${name}-${domain.replace(/[^a-z0-9]/g, "-")}`.slice(0, 64),
      ruleType: "FORWARD",
      resolverEndpointId: outbound.endpointId,
      ...(targets.length === 0 ? {} : { targetIp: targets.map((ip) => ({ ip, port: 53 })) }),
      ...(provider === undefined ? {} : { provider }),
    });
    if (targets.length === 0 && inbound !== undefined) {
      // How many addresses an existing endpoint has, only a plan can tell.
      rule.addOverride("dynamic.target_ip", {
        for_each: hcl(`sort(${inbound.addresses})`),
        content: { ip: hcl("target_ip.value"), port: 53 },
      });
    }
    return addressOf(declaredAt(named(rule, nameOf(domain)), props.declaredAt));
  }
}
