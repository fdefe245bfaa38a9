# METADATA
# title: A forwarding rule says how and where to
# description: |
#   A Resolver rule of type FORWARD needs an outbound endpoint to leave by and at least one target. Without the endpoint
#   it cannot be associated with a VPC; without a target there is nobody to ask. Judged on rules shared with a cluster's
#   account.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Set `resolver_endpoint_id` to an outbound endpoint and add a `target_ip` for each DNS server.
#   document: If DNS Integration is required, then AWS recommends using the Route53 Resolver.
#   rows: ["41"]
#   avoid: |
#     resource "aws_route53_resolver_rule" "corp" {
#       domain_name = "corp.example.com"
#       rule_type   = "FORWARD"
#     }
#   prefer: |
#     resource "aws_route53_resolver_rule" "corp" {
#       domain_name          = "corp.example.com"
#       rule_type            = "FORWARD"
#       resolver_endpoint_id = aws_route53_resolver_endpoint.outbound.id
#       target_ip { ip = "10.0.0.10" }
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_resolver_rule
package astro.rules.dns.forward_rule_complete

import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.resolver

deny contains finding.attribute(
	rule,
	"resolver_endpoint_id",
	"the forwarding rule has no outbound endpoint, so nothing leaves",
	"an outbound Resolver endpoint",
) if {
	some rule in _forwarding
	_no_endpoint(rule)
}

deny contains finding.on(
	rule,
	"the forwarding rule has no target, so there is nobody to ask",
	"at least one target_ip",
	"no target_ip",
) if {
	some rule in _forwarding
	count(plan.blocks(rule, "target_ip")) == 0
	not plan.partly_unknown(rule, "target_ip")
}

deny contains finding.not_known(rule, "target_ip", "at least one target_ip") if {
	some rule in _forwarding
	count(plan.blocks(rule, "target_ip")) == 0
	plan.partly_unknown(rule, "target_ip")
}

_forwarding[address] := rule if {
	some address, rule in resolver.shared_rules
	rule.mode == "managed"
	plan.value(rule, "rule_type") == "FORWARD"
}

_no_endpoint(rule) if plan.unset(rule, "resolver_endpoint_id")

_no_endpoint(rule) if plan.value(rule, "resolver_endpoint_id") == ""
