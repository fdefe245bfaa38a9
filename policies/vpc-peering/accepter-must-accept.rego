# METADATA
# title: The accepter accepts
# description: |
#   `aws_vpc_peering_connection_accepter` with `auto_accept` false or unset adopts the peering request into the state
#   without accepting it: the apply is green, the request stays pending and expires after seven days, and no traffic
#   flows.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Set `auto_accept = true` on the accepter.
#   document: This peering request must be accepted by the owner of the target VPC.
#   rows: ["6"]
#   avoid: |
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#     }
#   prefer: |
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection_accepter
package astro.rules.vpc_peering.accepter_must_accept

import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.plan

deny contains finding.attribute(
	accepter,
	"auto_accept",
	"the peering request from Astro is adopted but not accepted",
	"auto_accept = true",
) if {
	some accepter in _pending
	plan.flag(accepter, "auto_accept", false) == false
}

deny contains finding.not_known(accepter, "auto_accept", "auto_accept = true") if {
	some accepter in _pending
	plan.unknown(accepter, "auto_accept")
}

# An accepter whose connection is already active has nothing left to accept.
_pending[address] := accepter if {
	some address, accepter in plan.of_type("aws_vpc_peering_connection_accepter")
	peering.accepters[address]
	not _active(accepter)
}

_active(accepter) if plan.value(accepter, "accept_status") == "active"
