# METADATA
# title: One route table leads to an address of Astro only once
# description: |
#   A route table sends each address to one target. Where two clusters, or a cluster and another peer, have the same CIDR, a
#   second route inside it either fails to be made or takes its addresses away from the first. Each needs route tables (and
#   so subnets) of its own.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Give each of the clusters its own route table, have one of them made with another CIDR, or use an endpoint service.
#   document: |
#     If you have more than one Cluster, you will need to whitelist each Cluster (AWS: a VPC with peers of one CIDR routes to one of them)
#   rows: ["3"]
#   avoid: |
#     resource "aws_route" "to_prod" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.prod.id
#     }
#
#     resource "aws_route" "to_dev" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.dev.id
#     }
#   prefer: |
#     resource "aws_route" "to_prod" {
#       route_table_id            = aws_route_table.for_prod.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.prod.id
#     }
#
#     resource "aws_route" "to_dev" {
#       route_table_id            = aws_route_table.for_dev.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.dev.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html
package astro.rules.vpc_peering.clusters_share_cidr

import data.astro.lib.cidr
import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.routing

deny contains finding.on(
	second.resource,
	"the table already routes this part of Astro's CIDR to another target",
	concat("", ["one target for ", first.destination, " in a route table"]),
	concat("", [second.destination, ", beside ", first.resource.address]),
) if {
	some entries in _contested
	some i in entries
	some j in entries
	first := routing.to_astro[i]
	second := routing.to_astro[j]
	_order(first) <= _order(second)
	cidr.overlap(first.destination, second.destination)
	count(_targets[i] & _targets[j]) == 0
	count(_targets[i]) > 0
}

# Tables whose routes to Astro have more than one target: most have thousands of routes over one connection.
_contested := [entries |
	some entries in _by_table
	count({_targets[i] | some i in entries}) > 1
]

# Where a reference leaves open which of several tables is meant, nothing can be said.
_by_table[table] contains i if {
	some i, route in routing.to_astro
	count(route.table) == 1
	some table in route.table
}

_targets := [_target(route) | some route in routing.to_astro]

_target(route) := connections if {
	connections := peering.names_of_route(route)
	count(connections) > 0
} else := {target |
	some attribute in [
		"carrier_gateway_id",
		"core_network_arn",
		"gateway_id",
		"local_gateway_id",
		"nat_gateway_id",
		"network_interface_id",
		"transit_gateway_id",
		"vpc_endpoint_id",
	]
	some target in routing.targets(route, attribute)
}

_order(route) := [route.resource.address, route.destination]
