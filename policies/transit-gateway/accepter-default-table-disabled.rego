# METADATA
# title: The accepter does not ask for a default table that does not exist
# description: |
#   The accepter's `transit_gateway_default_route_table_association` and `…_propagation` are true unless set. On a
#   gateway whose default table is disabled there is no table to associate with, and the apply fails with
#   "MissingParameter: TransitGatewayRouteTableId".
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Set `transit_gateway_default_route_table_association = false` and
#     `transit_gateway_default_route_table_propagation = false` on the accepter.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["33"]
#   avoid: |
#     resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
#       transit_gateway_attachment_id = "tgw-attach-0123456789abcdef0"
#     }
#   prefer: |
#     resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
#       transit_gateway_attachment_id                   = "tgw-attach-0123456789abcdef0"
#       transit_gateway_default_route_table_association = false
#       transit_gateway_default_route_table_propagation = false
#     }
# related_resources:
#   - https://github.com/hashicorp/terraform-provider-aws/issues/13512
package astro.rules.transit_gateway.accepter_default_table_disabled

import data.astro.lib.attachment
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.transit_gateway

_settings := {
	"transit_gateway_default_route_table_association": "default_route_table_association",
	"transit_gateway_default_route_table_propagation": "default_route_table_propagation",
}

deny contains finding.on(
	accepter,
	"the accepter asks for the gateway's default route table, which is disabled, so the apply fails",
	concat(" ", [flag, "= false"]),
	concat(" ", [flag, "= true"]),
) if {
	some flag, _ in _settings
	some accepter in _on_disabled(flag)
	plan.flag(accepter, flag, true) == true
}

deny contains finding.not_known(accepter, flag, concat(" ", [flag, "= false"])) if {
	some flag, _ in _settings
	some accepter in _on_disabled(flag)
	plan.unknown(accepter, flag)
}

# Accepters whose gateway has that default table disabled.
_on_disabled(flag) := {address: accepter |
	setting := _settings[flag]
	some address, _ in attachment.accepters
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
	count(transit_gateway.gateways_with(accepter, setting, "disable")) > 0
}
