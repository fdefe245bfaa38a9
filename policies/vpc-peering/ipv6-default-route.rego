# METADATA
# title: No IPv6 default route to Astro
# description: |
#   A route for `::/0` over the peering connection to Astro sends all IPv6 traffic of the subnet there, where it is
#   dropped. Only connections that something else shows to be Astro's are judged.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: Route only the IPv6 CIDR of the cluster's VPC, if Astronomer has told you one; else remove the route.
#   document: update the routing tables of both VPCs to direct traffic to each other.
#   rows: ["19"]
#   avoid: |
#     resource "aws_route" "astro_ipv6" {
#       route_table_id              = aws_route_table.data.id
#       destination_ipv6_cidr_block = "::/0"
#       vpc_peering_connection_id   = aws_vpc_peering_connection_accepter.astro.id
#     }
#   prefer: |
#     resource "aws_route" "astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
package astro.rules.vpc_peering.ipv6_default_route

import data.astro.lib.cidr
import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.routing

deny contains finding.on(
	route.resource,
	"all IPv6 traffic of the subnet goes to Astro, where it is dropped",
	"the IPv6 CIDR of the cluster's VPC, or no IPv6 route",
	route.destination,
) if {
	some _, indices in peering.routes_of
	some i in indices
	route := routing.routes[i]
	cidr.ipv6(route.destination)
	cidr.prefix_length(route.destination) < 4
}
