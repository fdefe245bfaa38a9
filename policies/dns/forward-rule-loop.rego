# METADATA
# title: A forwarding rule does not ask itself
# description: |
#   A rule that targets an inbound Resolver endpoint and is associated with the VPC of that endpoint sends every question
#   round in a circle: the endpoint asks the VPC's resolver, which follows the rule back to the endpoint. Astro gets a
#   timeout instead of an answer. Judged on rules shared with a cluster's account, and on endpoints that admit its CIDR.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Remove the association with the VPC of the inbound endpoint; the private hosted zone answers there without a rule.
#   document: If DNS Integration is required, then AWS recommends using the Route53 Resolver.
#   rows: ["41"]
#   avoid: |
#     resource "aws_route53_resolver_rule_association" "data" {
#       resolver_rule_id = aws_route53_resolver_rule.corp.id
#       vpc_id           = aws_vpc.data.id # where the rule's inbound endpoint is
#     }
#   prefer: |
#     resource "aws_route53_resolver_rule" "corp" {
#       domain_name          = "corp.example.com"
#       rule_type            = "FORWARD"
#       resolver_endpoint_id = aws_route53_resolver_endpoint.outbound.id
#       target_ip { ip = "10.0.1.10" }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoints.html
package astro.rules.dns.forward_rule_loop

import data.astro.lib.finding
import data.astro.lib.link
import data.astro.lib.network
import data.astro.lib.plan
import data.astro.lib.resolver

deny contains finding.on(
	association,
	"the rule is associated with the VPC of the inbound endpoint it targets, so questions go round in a circle",
	"no association with the VPC of the inbound endpoint",
	concat(" ", [name, "targets", address]),
) if {
	some association in plan.of_type("aws_route53_resolver_rule_association")
	some name in link.targets(association, "resolver_rule_id")
	some address in resolver.targeted[name]
	_of_astro(name, address)
	count(network.vpcs_of(association, "vpc_id") & resolver.vpcs(resolver.endpoints[address])) > 0
}

_of_astro(name, _) if resolver.shared_rules[name]

_of_astro(_, address) if resolver.admitting[address]
