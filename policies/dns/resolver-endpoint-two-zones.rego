# METADATA
# title: A Resolver endpoint stands in two zones
# description: |
#   AWS wants a Resolver endpoint's addresses in at least two Availability Zones, but its API takes two in one subnet.
#   When that zone fails, Astro resolves none of the names behind the endpoint. Judged on endpoints that serve Astro: a
#   rule shared with a cluster's account uses or targets them, or they admit a cluster's CIDR.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Give the endpoint one `ip_address` in each of at least two subnets of different Availability Zones.
#   document: If DNS Integration is required, then AWS recommends using the Route53 Resolver.
#   rows: ["39"]
#   avoid: |
#     resource "aws_route53_resolver_endpoint" "outbound" {
#       ip_address { subnet_id = aws_subnet.a.id }
#       ip_address { subnet_id = aws_subnet.a.id }
#     }
#   prefer: |
#     resource "aws_route53_resolver_endpoint" "outbound" {
#       ip_address { subnet_id = aws_subnet.a.id }
#       ip_address { subnet_id = aws_subnet.b.id }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoint-high-availability.html
package astro.rules.dns.resolver_endpoint_two_zones

import data.astro.lib.configuration
import data.astro.lib.finding
import data.astro.lib.network
import data.astro.lib.plan
import data.astro.lib.resolver

_expected := "subnets in at least two Availability Zones"

deny contains finding.on(
	endpoint,
	"the Resolver endpoint stands in one Availability Zone",
	_expected,
	concat("", ["only ", _where(endpoint)]),
) if {
	some endpoint in resolver.of_astro
	_one_zone(endpoint)
}

deny contains finding.not_known(endpoint, "ip_address", _expected) if {
	some endpoint in resolver.of_astro
	not _one_zone(endpoint)
	not _two_zones(endpoint)
}

_one_zone(endpoint) if {
	not _incomplete(endpoint)
	count(resolver.subnets(endpoint)) == 1
}

_one_zone(endpoint) if {
	not _incomplete(endpoint)
	zones := [network.zones({subnet}) | some subnet in resolver.subnets(endpoint)]
	every zone in zones {
		count(zone) == 1
	}
	count({name | some zone in zones; some name in zone}) == 1
}

_two_zones(endpoint) if count(network.zones(resolver.subnets(endpoint))) > 1

# Subnets of other states, or whose zone AWS chooses: different ones are taken to be in different zones.
_two_zones(endpoint) if {
	not _incomplete(endpoint)
	subnets := resolver.subnets(endpoint)
	count(subnets) > 1
	some subnet in subnets
	count(network.zones({subnet})) == 0
}

# A subnet behind a local, or blocks that only the apply makes.
_incomplete(endpoint) if plan.unknown(endpoint, "ip_address")

_incomplete(endpoint) if count(resolver.subnets(endpoint)) == 0

_incomplete(endpoint) if {
	some block in plan.blocks(endpoint, "ip_address")
	plan.unknown(block, "subnet_id")
	expression := configuration.places[configuration.place(endpoint)].expressions.ip_address
	some reference in configuration.written_in(expression)
	startswith(reference, "local.")
}

_where(endpoint) := concat(", ", sort(network.zones(resolver.subnets(endpoint)))) if {
	count(network.zones(resolver.subnets(endpoint))) > 0
} else := concat(", ", sort(resolver.subnets(endpoint)))
