# METADATA
# title: A target VPC with IPv6 has an IPv6 way back
# description: |
#   IPv6 needs routes of its own. Where the target VPC has IPv6 addresses, its names may answer with them, and what comes
#   over the peering connection by IPv6 is not answered by an IPv4 route. Silent where the plan has read the connection
#   and shows that the cluster's VPC has no IPv6 CIDR.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: |
#     Ask Astronomer support whether the cluster's VPC has an IPv6 CIDR and route it, too; or let the data services answer
#     with IPv4 addresses only.
#   document: update the routing tables of both VPCs to direct traffic to each other.
#   rows: ["19"]
#   avoid: |
#     resource "aws_vpc" "data" {
#       cidr_block                       = "10.0.0.0/16"
#       assign_generated_ipv6_cidr_block = true
#     } # and only IPv4 routes to Astro
#   prefer: |
#     resource "aws_route" "astro_ipv6" {
#       route_table_id              = aws_route_table.data.id
#       destination_ipv6_cidr_block = "2600:1f18:1234:5600::/56"
#       vpc_peering_connection_id   = aws_vpc_peering_connection_accepter.astro.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
package astro.rules.vpc_peering.ipv6_way_back

import data.astro.lib.finding
import data.astro.lib.membership
import data.astro.lib.network
import data.astro.lib.peering
import data.astro.lib.plan
import data.astro.lib.routing

deny contains finding.on(
	{"address": address},
	"the target VPC has IPv6, but only IPv4 is routed back to Astro",
	"an IPv6 route over the connection, if the cluster's VPC has IPv6",
	"IPv4 routes only",
) if {
	some name, _ in peering.routes_of
	not _ipv6_routed[name]
	not _ipv4_only(name)
	some key in peering.vpcs[name]
	_all_with_ipv6[key]
	some address in peering.blamed(name)
}

_ipv6_routed := {name |
	some name, indices in peering.routes_of
	some i in indices
	routing.routes[i].attribute in {"destination_ipv6_cidr_block", "ipv6_cidr_block"}
}

_ipv4_only(name) if {
	some address in peering.sources_of[name]
	source := plan.sources_of_type("aws_vpc_peering_connection")[address]
	plan.value(source, "ipv6_cidr_block_set") == []
}

_all_with_ipv6 := _with_ipv6

_with_ipv6 contains key if {
	some object in membership.vpc_objects
	_has_ipv6(object)
	some key in network.vpcs({object.address})
}

_with_ipv6 contains key if {
	some association in plan.of_type("aws_vpc_ipv6_cidr_block_association")
	some key in network.vpcs_of(association, "vpc_id")
}

_has_ipv6(object) if plan.value(object, "assign_generated_ipv6_cidr_block") == true

_has_ipv6(object) if plan.value(object, "ipv6_ipam_pool_id") != ""

_has_ipv6(object) if plan.value(object, "ipv6_cidr_block") != ""
