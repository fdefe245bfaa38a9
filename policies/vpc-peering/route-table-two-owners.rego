# METADATA
# title: A route table has one owner of its routes
# description: |
#   `aws_route_table` with `route` blocks removes every route it does not list; an `aws_route` on the same table is removed
#   at one apply and made again at the next. Judged where either holds a route to Astro.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Write all routes of the table as `aws_route`, or all as `route` blocks.
#   document: |
#     update the routing tables of both VPCs to direct traffic to each other
#   rows: ["18"]
#   avoid: |
#     resource "aws_route_table" "data" {
#       vpc_id = aws_vpc.data.id
#
#       route {
#         cidr_block     = "0.0.0.0/0"
#         nat_gateway_id = aws_nat_gateway.main.id
#       }
#     }
#
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
#   prefer: |
#     resource "aws_route_table" "data" {
#       vpc_id = aws_vpc.data.id
#     }
#
#     resource "aws_route" "internet" {
#       route_table_id         = aws_route_table.data.id
#       destination_cidr_block = "0.0.0.0/0"
#       nat_gateway_id         = aws_nat_gateway.main.id
#     }
#
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table
#   - https://github.com/hashicorp/terraform-provider-aws/issues/30244
package astro.rules.vpc_peering.route_table_two_owners

import data.astro.lib.configuration
import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.plan
import data.astro.lib.route_table
import data.astro.lib.routing

deny contains finding.on(
	plan.resources.aws_route[address],
	"the route is on a table that lists its routes inline, so the two remove each other's routes",
	"routes of a table in one form only",
	concat("", ["route blocks in ", table]),
) if {
	some address, tables in _standalone
	some table in tables
	_inline[table]
	_concerns_astro(address, table)
}

_standalone[route.resource.address] := route_table.nodes(route.table) if {
	some route in routing.routes
	route.resource.type == "aws_route"
}

_inline contains address if {
	some address, table in route_table.managed
	_lists_routes(table)
}

_lists_routes(table) if configuration.sets(table, "route")

# Dynamic blocks vanish from the configuration.
_lists_routes(table) if {
	"create" in table.change.actions
	count(plan.blocks(table, "route")) > 0
}

_concerns_astro(address, _) if _astro[address]

_concerns_astro(_, table) if _astro[table]

_astro contains route.resource.address if some route in routing.to_astro

_astro contains routing.routes[i].resource.address if {
	some indices in peering.routes_of
	some i in indices
}
