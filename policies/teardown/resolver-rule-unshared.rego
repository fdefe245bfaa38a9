# METADATA
# title: A shared Resolver rule is not taken away under a living share
# description: |
#   Deleting or replacing a Resolver rule, or taking it or Astro's account out of its share, disassociates it from
#   Astro's VPC at once: the names below its domain stop resolving, and a new rule has to be associated by Astronomer
#   again. Changing the domain of a rule replaces it. Judged where anything of the share is there after the apply. Where
#   all of it goes, `teardown/astro-loses-connection` only says so.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Keep the rule and its share. For another domain add a second rule, let Astronomer associate it, and then remove
#     the first.
#   document: Your customer success team can help you integrate Route53 Resolver with your Astronomer VPC.
#   rows: []
#   avoid: |
#     resource "aws_route53_resolver_rule" "corp" {
#       domain_name = "corp.example.net" # was corp.example.com
#       rule_type   = "FORWARD"
#     }
#   prefer: |
#     resource "aws_route53_resolver_rule" "corp_net" {
#       domain_name = "corp.example.net"
#       rule_type   = "FORWARD"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing.html
package astro.rules.teardown.resolver_rule_unshared

import data.astro.lib.finding
import data.astro.lib.unsharing

deny contains finding.on(
	loss.resource,
	"Astro's VPC loses the Resolver rule at once; its names stop resolving there",
	"the rule stays in the share with Astro",
	concat("", ["takes away ", concat(", ", sort(loss.lost))]),
) if {
	some loss in unsharing.losses
	loss.stays
	unsharing.holds_rule(loss.lost)
}
