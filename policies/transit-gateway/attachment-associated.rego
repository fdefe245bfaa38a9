# METADATA
# title: Astro's attachment is associated with one route table
# description: |
#   What arrives over an attachment is routed by the one table it is associated with. Without an association the
#   gateway drops everything Astro sends; a second one is refused by AWS.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Associate the attachment with exactly one table, by `aws_ec2_transit_gateway_route_table_association`.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["35"]
#   avoid: |
#     resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
#       transit_gateway_attachment_id                   = "tgw-attach-0123456789abcdef0"
#       transit_gateway_default_route_table_association = false
#     }
#   prefer: |
#     resource "aws_ec2_transit_gateway_route_table_association" "astro" {
#       transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id
#       transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateTransitGatewayRouteTable.html
package astro.rules.transit_gateway.attachment_associated

import data.astro.lib.attachment
import data.astro.lib.finding
import data.astro.lib.plan

_type := "aws_ec2_transit_gateway_route_table_association"

_expected := "one aws_ec2_transit_gateway_route_table_association"

deny contains finding.on(
	accepter,
	"Astro's attachment is associated with no route table, so the gateway drops what Astro sends",
	_expected,
	"no association",
) if {
	some accepter in _loose
	count(attachment.adrift(_type)) == 0
}

deny contains finding.not_known(accepter, "transit_gateway_attachment_id", _expected) if {
	some accepter in _loose
	count(attachment.adrift(_type)) > 0
}

deny contains finding.on(
	accepter,
	"Astro's attachment is associated with several route tables, but AWS allows one",
	_expected,
	concat(", ", sort(associations)),
) if {
	some address, _ in attachment.accepters
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
	associations := attachment.among(attachment.associations, accepter)
	count(associations) > 1
}

_loose[address] := accepter if {
	some address, _ in attachment.accepters
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
	plan.flag(accepter, "transit_gateway_default_route_table_association", true) == false
	count(attachment.among(attachment.associations, accepter)) == 0
}
