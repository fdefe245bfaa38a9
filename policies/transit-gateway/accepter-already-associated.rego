# METADATA
# title: The attachment is not associated twice over
# description: |
#   An accepter that leaves `transit_gateway_default_route_table_association` at true associates the attachment with the
#   default table. A second association then fails with "Resource.AlreadyAssociated", unless it may replace the first.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Set `transit_gateway_default_route_table_association = false` on the accepter, or
#     `replace_existing_association = true` on the association.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["33"]
#   avoid: |
#     resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
#       transit_gateway_attachment_id = "tgw-attach-0123456789abcdef0"
#     }
#     resource "aws_ec2_transit_gateway_route_table_association" "astro" {
#       transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id
#       transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.astro.id
#     }
#   prefer: |
#     resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
#       transit_gateway_attachment_id                   = "tgw-attach-0123456789abcdef0"
#       transit_gateway_default_route_table_association = false
#       transit_gateway_default_route_table_propagation = false
#     }
# related_resources:
#   - https://github.com/hashicorp/terraform-provider-aws/issues/16452
package astro.rules.transit_gateway.accepter_already_associated

import data.astro.lib.attachment
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.transit_gateway

_flag := "transit_gateway_default_route_table_association"

_expected := concat(" ", [_flag, "= false on the accepter"])

deny contains finding.on(
	association,
	"the accepter has associated the attachment with the default table, so this association fails",
	_expected,
	concat(" ", [_flag, "= true on", accepter.address]),
) if {
	some accepter in _accepters
	plan.flag(accepter, _flag, true) == true
	some association in _second(accepter)
	plan.flag(association, "replace_existing_association", false) == false
}

deny contains finding.not_known(accepter, _flag, _expected) if {
	some accepter in _accepters
	plan.unknown(accepter, _flag)
	count(_second(accepter)) > 0
}

_accepters[address] := accepter if {
	some address, _ in attachment.accepters
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
	count(transit_gateway.gateways_with(accepter, "default_route_table_association", "disable")) == 0
}

# Associations of the accepter's attachment with a table, still to be made.
_second(accepter) := {address: association |
	some address in attachment.among(attachment.associations, accepter)
	association := plan.of_type("aws_ec2_transit_gateway_route_table_association")[address]
	"create" in association.change.actions
}
