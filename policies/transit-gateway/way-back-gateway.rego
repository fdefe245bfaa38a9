# METADATA
# title: The gateway knows the way back to Astro
# description: |
#   Answers find their way to Astro by the gateway's route tables: the attachment propagates its CIDR there, or a static
#   route leads the whole CIDR of the cluster to it. Without either the data's side sends answers nowhere. Judged where
#   the plan holds transit gateway route tables or what goes into them.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Propagate Astro's attachment to the route table that the data's attachments are associated with
#     (`aws_ec2_transit_gateway_route_table_propagation`), or add an `aws_ec2_transit_gateway_route` with the cluster's
#     CIDR.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["36"]
#   avoid: |
#     resource "aws_ec2_transit_gateway_route_table_association" "astro" {
#       transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id
#       transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro.id
#     }
#   prefer: |
#     resource "aws_ec2_transit_gateway_route_table_propagation" "astro" {
#       transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id
#       transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.data.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
package astro.rules.transit_gateway.way_back_gateway

import data.astro.lib.attachment
import data.astro.lib.cidr
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.on(
	accepter,
	"no route table of the gateway leads back to the cluster, so answers are dropped",
	_expected(sites),
	"no propagation and no static route with the whole CIDR",
) if {
	some address, sites in attachment.accepters
	accepter := _accepters[address]
	_no_way(accepter, sites)
	not _undecided
}

deny contains finding.not_known(accepter, "transit_gateway_attachment_id", _expected(sites)) if {
	some address, sites in attachment.accepters
	accepter := _accepters[address]
	_no_way(accepter, sites)
	_undecided
}

_accepters := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")

_no_way(accepter, sites) if {
	_holds_tables
	plan.flag(accepter, "transit_gateway_default_route_table_propagation", true) == false
	count(attachment.among(attachment.propagations, accepter)) == 0
	not _static(accepter, sites)
}

# An account may have several clusters, and which of them this attachment is, nobody may have told.
_static(accepter, sites) if {
	some address in attachment.among(attachment.routes_over, accepter)
	some i in sites
	cidr.holds(plan.value(_routes[address], "destination_cidr_block"), facts.sites[i].cidr)
}

_routes := plan.of_type("aws_ec2_transit_gateway_route")

_holds_tables if {
	some type in [
		"aws_ec2_transit_gateway_route",
		"aws_ec2_transit_gateway_route_table",
		"aws_ec2_transit_gateway_route_table_association",
		"aws_ec2_transit_gateway_route_table_propagation",
	]
	count(plan.of_type(type)) > 0
}

_undecided if {
	some type in ["aws_ec2_transit_gateway_route", "aws_ec2_transit_gateway_route_table_propagation"]
	count(attachment.adrift(type)) > 0
}

_undecided if {
	some route in _routes
	plan.unknown(route, "destination_cidr_block")
}

_expected(sites) := concat(" ", ["a propagation, or a static route to", concat(" or ", sort({facts.sites[i].cidr | some i in sites}))])
