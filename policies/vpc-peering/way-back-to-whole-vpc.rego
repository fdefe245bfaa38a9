# METADATA
# title: A way back to the whole cluster
# description: |
#   A route table that leads to a part of the cluster's VPC CIDR over the peering connection answers only what comes from
#   that part. Judged are tables whose routes the plan shows all: those it manages, and those a data source has read.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Route the whole VPC CIDR of the cluster over the peering connection.
#   document: |
#     continue to work with Astronomer support and the owner of the target VPC to update the routing tables of both VPCs
#     to direct traffic to each other.
#   rows: ["15"]
#   avoid: |
#     resource "aws_route" "to_astro" {
#       route_table_id            = aws_route_table.data.id
#       destination_cidr_block    = "172.20.0.0/21" # the cluster has 172.20.0.0/20
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
package astro.rules.vpc_peering.way_back_to_whole_vpc

import data.astro.lib.finding
import data.astro.lib.way_back

deny contains finding.on(
	{"address": way_back.blamed(lack)},
	concat("", ["answers to a part of the ", lack.what, " are dropped"]),
	concat("", ["a route to ", lack.cidr, " over the peering connection"]),
	"no route leads to all of it",
) if {
	some lack in way_back.lacking
	not lack.pods
	not way_back.unclear[lack.node]
}

deny contains finding.not_known(
	{"address": way_back.blamed(lack)},
	"where all routes of the table lead",
	concat("", ["a route to ", lack.cidr, " over the peering connection"]),
) if {
	some lack in way_back.lacking
	not lack.pods
	way_back.unclear[lack.node]
}
