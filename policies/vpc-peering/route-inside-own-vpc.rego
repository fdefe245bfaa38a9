# METADATA
# title: A route to Astro does not lie inside the VPC's own CIDR
# description: |
#   Traffic to a VPC's own CIDR stays in the VPC, or, with a more specific route, is taken away from its own subnets. A route
#   over the peering connection to Astro whose destination lies inside the CIDR of its own VPC is a mistake: usually the
#   target VPC's CIDR was written where the cluster's belongs.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Make the destination the CIDR of the Astro cluster.
#   document: |
#     update the routing tables of both VPCs to direct traffic to each other
#   rows: ["17"]
#   avoid: |
#     resource "aws_vpc" "data" {
#       cidr_block = "10.1.0.0/16"
#     }
#
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_vpc.data.main_route_table_id
#       destination_cidr_block    = "10.1.0.0/16"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
#   prefer: |
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html#route-tables-priority
package astro.rules.vpc_peering.route_inside_own_vpc

import data.astro.lib.cidr
import data.astro.lib.finding
import data.astro.lib.network
import data.astro.lib.peering
import data.astro.lib.routing

deny contains finding.on(
	route.resource,
	"the route over the peering connection to Astro leads to addresses of its own VPC",
	"the CIDR of the Astro cluster",
	route.destination,
) if {
	some route in _over_peering
	some own in network.cidrs(network.vpcs(route.table))
	cidr.holds(own, route.destination)
}

deny contains finding.not_known(route.resource, route.attribute, "the CIDR of the Astro cluster") if {
	some route in _over_peering
	route.attribute != "destination_prefix_list_id"
	route.destination == null
}

_over_peering := [routing.routes[i] |
	all_of := {i | some indices in peering.routes_of; some i in indices}
	some i in all_of
]
