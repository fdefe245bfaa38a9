# METADATA
# title: A forwarding rule names a domain of your own
# description: |
#   Once associated, the rule takes every question below its domain away from Astro's own resolver. With ".", a top-level
#   domain or the domains of AWS and Astronomer that includes the names Astro itself needs: its control plane, image
#   registries, AWS APIs. They then depend on a DNS server of yours, or fail. Judged on rules shared with a cluster's
#   account.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Share one rule for each domain of your own, such as `corp.example.com`.
#   document: If DNS Integration is required, then AWS recommends using the Route53 Resolver.
#   rows: ["41"]
#   avoid: |
#     resource "aws_route53_resolver_rule" "corp" {
#       domain_name          = "."
#       rule_type            = "FORWARD"
#       resolver_endpoint_id = aws_route53_resolver_endpoint.outbound.id
#       target_ip { ip = "10.0.0.10" }
#     }
#   prefer: |
#     resource "aws_route53_resolver_rule" "corp" {
#       domain_name          = "corp.example.com"
#       rule_type            = "FORWARD"
#       resolver_endpoint_id = aws_route53_resolver_endpoint.outbound.id
#       target_ip { ip = "10.0.0.10" }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoints.html
package astro.rules.dns.forward_rule_too_broad

import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.public_suffix
import data.astro.lib.resolver

_expected := "a domain of your own"

deny contains finding.attribute(
	rule,
	"domain_name",
	"the rule takes names away from Astro's resolver that are not yours",
	_expected,
) if {
	some rule in _forwarding
	public_suffix.too_broad(plan.value(rule, "domain_name"))
}

deny contains finding.not_known(rule, "domain_name", _expected) if {
	some rule in _forwarding
	plan.unknown(rule, "domain_name")
}

_forwarding[address] := rule if {
	some address, rule in resolver.shared_rules
	not _for_the_system(rule)
}

_for_the_system(rule) if plan.value(rule, "rule_type") == "SYSTEM"
