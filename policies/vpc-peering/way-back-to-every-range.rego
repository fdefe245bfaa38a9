# METADATA
# title: A way back to every range of a cluster
# description: |
#   A cluster's traffic comes from its VPC CIDR and, where it has one, its pod range. A route table with a route to one
#   of them and none to the other answers some of what Astro sends. Whether pods appear with addresses of the VPC CIDR
#   behind a peering connection is not documented, so a return route is needed to both. Judged are tables whose routes
#   the plan shows all: those it manages, and those a data source has read.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Add a route to the missing range, over the same peering connection.
#   document: |
#     continue to work with Astronomer support and the owner of the target VPC to update the routing tables of both VPCs
#     to direct traffic to each other.
#   rows: ["15"]
#   avoid: |
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20" # but not 100.64.0.0/19
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
#   prefer: |
#     resource "aws_route" "to_astro" {
#       for_each = toset(["172.20.0.0/20", "100.64.0.0/19"])
#
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = each.value
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
package astro.rules.vpc_peering.way_back_to_every_range

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.way_back

deny contains finding.on(
	{"address": address},
	concat("", ["answers to the ", lacking.what, " are dropped, though the table leads to the cluster"]),
	concat("", ["a route to ", lacking.cidr, " over the peering connection"]),
	"no route leads to all of it",
) if {
	some lacking in _lacking
	not way_back.unclear[lacking.node]
	some address in _blamed(lacking)
}

deny contains finding.not_known(
	{"address": address},
	"where all routes of the table lead",
	concat("", ["a route to ", lacking.cidr, " over the peering connection"]),
) if {
	some lacking in _lacking
	way_back.unclear[lacking.node]
	some address in _blamed(lacking)
}

_lacking := [{"node": node, "site": range.site, "cidr": range.cidr, "what": range.what} |
	some node in way_back.shown
	sites := way_back.serves[node]
	some range in facts.ranges
	sites[range.site]
	not way_back.leads(node, range.cidr)
]

# The table lacks it; where this plan only reads the table, the route that leads to the other range.
_blamed(lacking) := {lacking.node} if {
	way_back.managed[lacking.node]
} else := {min(way_back.serves[lacking.node][lacking.site])}
