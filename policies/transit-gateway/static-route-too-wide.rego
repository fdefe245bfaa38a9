# METADATA
# title: Static routes send Astro only what is Astro's
# description: |
#   A static route that leads more than a cluster's CIDR to Astro's attachment, such as 0.0.0.0/0 or 10.0.0.0/8, takes
#   traffic that was meant for others: static routes win over propagated ones, and Astro drops what is not its own.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Give the static route the CIDR of the cluster as destination, or rely on the propagation.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["37"]
#   avoid: |
#     resource "aws_ec2_transit_gateway_route" "astro" {
#       destination_cidr_block         = "172.16.0.0/12"
#       transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id
#       transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.data.id
#     }
#   prefer: |
#     resource "aws_ec2_transit_gateway_route" "astro" {
#       destination_cidr_block         = "172.20.0.0/20"
#       transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id
#       transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.data.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
package astro.rules.transit_gateway.static_route_too_wide

import data.astro.lib.attachment
import data.astro.lib.cidr
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.attribute(
	route,
	"destination_cidr_block",
	"the static route leads more than a cluster's CIDR to Astro",
	_expected(route),
) if {
	some route in _to_astro
	destination := plan.value(route, "destination_cidr_block")
	count(facts.holding(destination)) == 0
}

deny contains finding.not_known(route, "destination_cidr_block", _expected(route)) if {
	some route in _to_astro
	plan.unknown(route, "destination_cidr_block")
}

# The attachment is Astro's by other evidence than this route.
_to_astro[address] := route if {
	some address, route in plan.of_type("aws_ec2_transit_gateway_route")
	count(_sites(route)) > 0
}

_sites(route) := attachment.sites_of(keys) | {site | some key in keys; some site in attachment.accepted[key]} if {
	keys := attachment.static_routes[route.address]
}

_expected(route) := concat(" ", ["inside", concat(" or ", sort({range.cidr |
	some range in facts.ranges
	range.site in _sites(route)
	cidr.valid(range.cidr)
}))])
