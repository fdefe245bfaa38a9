# METADATA
# title: A way back to the pods
# description: |
#   A cluster with a pod range may send from it: whether pods appear with addresses of the VPC CIDR behind a peering
#   connection is not documented. A route table that leads to the VPC CIDR and not to the pod range is therefore noted;
#   ask Astronomer support before leaving the route out. Judged are tables whose routes the plan shows all: those it
#   manages, and those a data source has read.
# scope: package
# custom:
#   severity: note
#   unknown: note
#   remediation: Route the pod range, too, over the same peering connection; or ask Astronomer support whether it is needed.
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
package astro.rules.vpc_peering.way_back_to_pods

import data.astro.lib.finding
import data.astro.lib.way_back

deny contains finding.on(
	{"address": way_back.blamed(lack)},
	concat("", ["the table leads to the cluster, but not to the ", lack.what]),
	concat("", ["a route to ", lack.cidr, " over the peering connection"]),
	"no route leads to all of it",
) if {
	some lack in way_back.lacking
	lack.pods
	not way_back.unclear[lack.node]
}

deny contains finding.not_known(
	{"address": way_back.blamed(lack)},
	"where all routes of the table lead",
	concat("", ["a route to ", lack.cidr, " over the peering connection"]),
) if {
	some lack in way_back.lacking
	lack.pods
	way_back.unclear[lack.node]
}
