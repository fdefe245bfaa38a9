# METADATA
# title: A peering connection has a way back
# description: |
#   Accepting is half of it: without a route to the cluster in the route tables of the target VPC, answers are dropped
#   and every connection from Astro times out. An accepted connection to Astro over which no route leads is reported
#   where the plan makes or changes route tables of the target VPC, or was emitted from `connections.yaml`; where the
#   route tables are kept elsewhere, it is not.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Add a route to each CIDR of the cluster, over the peering connection, to the route table of every subnet that hosts
#     a data service. In `connections.yaml`, name the tables or subnets in `routing`.
#   document: |
#     continue to work with Astronomer support and the owner of the target VPC to update the routing tables of both VPCs
#     to direct traffic to each other.
#   rows: ["15"]
#   avoid: |
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
#
#     resource "aws_route_table" "data" { # without a route to Astro
#       vpc_id = "vpc-0123456789abcdef0"
#     }
#   prefer: |
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
package astro.rules.vpc_peering.way_back

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.intent
import data.astro.lib.network
import data.astro.lib.peering
import data.astro.lib.plan
import data.astro.lib.route_table

deny contains finding.on(
	{"address": address},
	"no route leads back to Astro over this connection, so every answer is dropped",
	concat("", ["a route to ", concat(" or ", sort({facts.sites[site].cidr | some site in sites}))]),
	"no route over the connection",
) if {
	some name, sites in peering.sites
	some address in peering.accepters_of[name]
	not peering.routes_of[name]
	not _exists(name)
	_routed_here(name)
}

# A route that a data source saw, made elsewhere.
_exists(name) if {
	some source in plan.sources_of_type("aws_route_table")
	some block in plan.blocks(source, "routes")
	plan.value(block, "vpc_peering_connection_id") in _ids(name)
}

_ids(name) := {id |
	some address in peering.accepters_of[name]
	id := plan.value(plan.of_type("aws_vpc_peering_connection_accepter")[address], "vpc_peering_connection_id")
}

_routed_here(_) if intent.route == "vpc-peering"

_routed_here(name) if {
	some key in peering.vpcs[name]
	_with_tables[key]
}

_with_tables := {key | some address, _ in route_table.managed; some key in network.vpcs({address})}
