# METADATA
# title: The gateway does not accept attachments by itself
# description: |
#   With `auto_accept_shared_attachments` enabled, every account that the gateway is shared with, now or later, attaches
#   its VPCs without being asked. What Astro attaches should be looked at and accepted.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: |
#     Set `auto_accept_shared_attachments = "disable"` and accept Astro's attachment by
#     `aws_ec2_transit_gateway_vpc_attachment_accepter`.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["31"]
#   avoid: |
#     resource "aws_ec2_transit_gateway" "hub" {
#       auto_accept_shared_attachments = "enable"
#     }
#   prefer: |
#     resource "aws_ec2_transit_gateway" "hub" {
#       auto_accept_shared_attachments = "disable"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
package astro.rules.transit_gateway.gateway_auto_accept

import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.transit_gateway

_expected := `auto_accept_shared_attachments = "disable"`

deny contains finding.attribute(
	gateway,
	"auto_accept_shared_attachments",
	"whoever the gateway is shared with attaches to it without being asked",
	_expected,
) if {
	some address in transit_gateway.astro_gateways
	gateway := transit_gateway.gateways[address]
	plan.value(gateway, "auto_accept_shared_attachments") == "enable"
}

deny contains finding.not_known(gateway, "auto_accept_shared_attachments", _expected) if {
	some address in transit_gateway.astro_gateways
	gateway := transit_gateway.gateways[address]
	gateway.mode == "managed"
	plan.unknown(gateway, "auto_accept_shared_attachments")
}
