# METADATA
# title: No accepter where the gateway accepts by itself
# description: |
#   `aws_ec2_transit_gateway_vpc_attachment_accepter` always accepts when it is created. An attachment that the gateway
#   accepted by itself is not pending any more, so the apply fails.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Set `auto_accept_shared_attachments = "disable"` on the gateway, or import the accepted attachment into the
#     accepter, or do without the accepter.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["32"]
#   avoid: |
#     resource "aws_ec2_transit_gateway" "hub" {
#       auto_accept_shared_attachments = "enable"
#     }
#     resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
#       transit_gateway_attachment_id = "tgw-attach-0123456789abcdef0"
#     }
#   prefer: |
#     resource "aws_ec2_transit_gateway" "hub" {
#       auto_accept_shared_attachments = "disable"
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_vpc_attachment_accepter
package astro.rules.transit_gateway.auto_accept_and_accepter

import data.astro.lib.attachment
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.transit_gateway

_setting := "auto_accept_shared_attachments"

_expected := `auto_accept_shared_attachments = "disable" on the gateway`

deny contains finding.on(
	accepter,
	"the gateway has accepted the attachment by itself, so creating its accepter fails",
	_expected,
	concat(" ", [`auto_accept_shared_attachments = "enable" on`, concat(", ", enabled)]),
) if {
	some accepter in _created
	enabled := transit_gateway.gateways_with(accepter, _setting, "enable")
	count(enabled) > 0
}

deny contains finding.not_known(accepter, _setting, _expected) if {
	some accepter in _created
	some address in transit_gateway.gateways_of(accepter)
	plan.unknown(transit_gateway.gateways[address], _setting)
}

_created[address] := accepter if {
	some address, _ in attachment.accepters
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
	"create" in accepter.change.actions
}
