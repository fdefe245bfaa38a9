# METADATA
# title: A route to Astro leads to Astro alone
# description: |
#   A route over the peering connection to Astro whose destination is wider than the cluster sends everything else in it
#   there too: 0.0.0.0/0 the whole internet traffic of the subnet, 172.16.0.0/12 or 10.0.0.0/8 other private networks. The
#   far side drops it. Only connections that something else shows to be Astro's are judged, and routes to a transit
#   gateway never: a wide one is normal there.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Route the CIDRs of the cluster, each by a route of its own.
#   document: Each Cluster runs in a dedicated VPC. […] update the routing tables of both VPCs to direct traffic to each other.
#   rows: ["16"]
#   avoid: |
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.16.0.0/12"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
#   prefer: |
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
package astro.rules.vpc_peering.route_too_wide

import data.astro.lib.cidr
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.plan
import data.astro.lib.prefix_list
import data.astro.lib.routing

deny contains finding.on(
	route.resource,
	"the route leads more to Astro than the cluster",
	concat("", ["no wider than ", concat(" or ", sort({facts.sites[site].cidr | some site in sites}))]),
	destination,
) if {
	some [route, sites] in _over_peering
	some destination in routing.destinations(route)
	_too_wide(destination, sites)
}

deny contains finding.not_known(
	route.resource,
	route.attribute,
	concat("", ["no wider than ", concat(" or ", sort({facts.sites[site].cidr | some site in sites}))]),
) if {
	some [route, sites] in _over_peering
	plan.unknown(route.block, route.attribute)
	count(routing.destinations(route)) == 0
	_may_be_too_wide(route, sites)
}

_over_peering := [[routing.routes[i], sites] |
	some name, indices in peering.routes_of
	some i in indices
	sites := peering.sites[name]
]

_may_be_too_wide(route, _) if count(routing.candidates(route)) == 0

_may_be_too_wide(route, sites) if {
	some destination in prefix_list.cidrs(routing.candidates(route))
	_too_wide(destination, sites)
}

_too_wide(destination, sites) if {
	not cidr.ipv6(destination)
	count(facts.holding(destination)) == 0
	some site in sites
	some range in facts.sites[site].cidrs
	_wider(destination, range)
}

_wider(destination, range) if cidr.holds(destination, range)

_wider(destination, _) if cidr.prefix_length(destination) <= 12
