# METADATA
# title: A way back from every data subnet
# description: |
#   Each subnet answers through its own route table, or the main one of the VPC. Where one table of a VPC leads back to
#   Astro, a table of the same purpose (made by the same block of the configuration, or with the same other routes) whose
#   subnets this plan associates, and the table of a subnet whose data service admits the cluster, lead back too; or
#   whatever answers from there is dropped, often only after a failover to the other zone. Judged are tables this plan
#   manages.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Add the same routes to Astro to this table.
#   document: |
#     continue to work with Astronomer support and the owner of the target VPC to update the routing tables of both VPCs
#     to direct traffic to each other.
#   rows: ["15"]
#   avoid: |
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data["us-east-1a"].id # but not in us-east-1b
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
#   prefer: |
#     resource "aws_route" "to_astro" {
#       for_each = aws_route_table.data
#
#       route_table_id            = each.value.id
#       destination_cidr_block    = "172.20.0.0/20"
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
package astro.rules.vpc_peering.way_back_in_every_table

import data.astro.lib.data_service
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.route_table
import data.astro.lib.subnet_routing
import data.astro.lib.way_back

deny contains finding.on(
	{"address": node},
	concat("", ["answers to cluster ", facts.sites[site].cluster, " from the subnets of this table are dropped: other tables lead to it, this one does not"]),
	concat("", ["a route to ", facts.sites[site].cidr, " over the peering connection"]),
	"no route leads to it",
) if {
	some node, sites in _expected
	some site in sites
	not way_back.leads(node, facts.sites[site].cidr)
	not way_back.unclear[node]
}

deny contains finding.not_known(
	{"address": node},
	"where all routes of the table lead",
	concat("", ["a route to ", facts.sites[site].cidr, " over the peering connection"]),
) if {
	some node, sites in _expected
	some site in sites
	not way_back.leads(node, facts.sites[site].cidr)
	way_back.unclear[node]
}

_expected[node] contains site if {
	some node, _ in route_table.managed
	subnet_routing.used[node]
	some key in _keys(node)
	some site in _all_served[key]
}

_expected[node] contains site if {
	some subnet, sites in data_service.admitting
	some site in sites
	some node in subnet_routing.tables[subnet]
	route_table.managed[node]
	some vpc in route_table.vpcs(node)
	_all_served_vpcs[vpc][site]
}

# Whole, so that native OPA computes it once; a look-up in a partial rule evaluates its body again for every key.
_all_served := _served

_all_served_vpcs := _served_vpcs

_served[key] contains site if {
	some node, sites in way_back.serves
	route_table.managed[node]
	some site, _ in sites
	some key in _keys(node)
}

_served_vpcs[vpc] contains site if {
	some node, sites in way_back.serves
	some vpc in route_table.vpcs(node)
	some site, _ in sites
}

_keys(node) := {concat(" ", [vpc, purpose]) | some vpc in route_table.vpcs(node); some purpose in way_back.purposes(node)}
