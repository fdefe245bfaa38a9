# METADATA
# title: Astro's attachment is not in the default table
# description: |
#   In the default route table every attachment reaches every other one: Astro gets a way to all VPCs and networks on
#   the gateway, and they to Astro. A table of its own gives it the way to the data and nothing else.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: |
#     Set both default table flags of the accepter to false, and associate the attachment with a route table of its own.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["34"]
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
#   - https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-isolated.html
package astro.rules.transit_gateway.not_in_default_table

import data.astro.lib.attachment
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.transit_gateway

_message := "Astro's attachment is in the default route table, where everything on the gateway meets"

_association := "transit_gateway_default_route_table_association"

_settings := {
	_association: "default_route_table_association",
	"transit_gateway_default_route_table_propagation": "default_route_table_propagation",
}

deny contains finding.on(accepter, _message, concat(" ", [flag, "= false"]), concat(" ", [flag, "= true"])) if {
	some flag, _ in _settings
	some accepter in _with_default_table(flag)
	plan.flag(accepter, flag, true) == true
}

deny contains finding.not_known(accepter, flag, concat(" ", [flag, "= false"])) if {
	some flag, _ in _settings
	some accepter in _with_default_table(flag)
	plan.unknown(accepter, flag)
}

deny contains finding.attribute(resource, "transit_gateway_route_table_id", _message, "a route table of its own") if {
	some type in ["aws_ec2_transit_gateway_route_table_association", "aws_ec2_transit_gateway_route_table_propagation"]
	some resource in plan.of_type(type)
	transit_gateway.on_default_table(resource)
	_astros(attachment.keys(resource))
}

_astros(keys) if count(attachment.sites_of(keys)) > 0

_astros(keys) if {
	some key in keys
	attachment.accepted[key]
}

# Where the default table is disabled, or the attachment gets another one, other rules speak.
_with_default_table(flag) := {address: accepter |
	some address, _ in attachment.accepters
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
	count(transit_gateway.gateways_with(accepter, _settings[flag], "disable")) == 0
	not _associated(flag, accepter)
}

_associated(flag, accepter) if {
	flag == _association
	count(attachment.among(attachment.associations, accepter)) > 0
}
