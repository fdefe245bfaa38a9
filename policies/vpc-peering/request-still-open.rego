# METADATA
# title: The peering request can still be accepted
# description: |
#   A request that nobody accepts expires after seven days; an expired, rejected, failed or deleted one can never be accepted
#   again. Terraform adopts it without complaint, and routes over it drop all traffic.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Ask Astronomer support to send a new peering request, and replace the id.
#   document: |
#     This peering request must be accepted by the owner of the target VPC.
#   rows: ["8"]
#   avoid: |
#     # A pcx id from a message nobody verified.
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
#   prefer: |
#     data "aws_vpc_peering_connection" "astro" {
#       id     = "pcx-0123456789abcdef0"
#       status = "pending-acceptance"
#     }
#
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = data.aws_vpc_peering_connection.astro.id
#       auto_accept               = true
#
#       lifecycle {
#         precondition {
#           condition     = data.aws_vpc_peering_connection.astro.status == "pending-acceptance"
#           error_message = "Not the request Astronomer was to send."
#         }
#       }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
package astro.rules.vpc_peering.request_still_open

import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.requester

deny contains finding.on(
	{"address": address},
	"the peering request from Astro can no longer be accepted",
	"status pending-acceptance or active",
	concat("", ["status ", state]),
) if {
	some name, _ in peering.sites
	some state in requester.states(name)
	state in {"expired", "failed", "rejected", "deleted", "deleting"}
	some address in peering.blamed(name)
}

deny contains finding.not_known({"address": address}, "status", "status pending-acceptance or active") if {
	some name, _ in peering.sites
	some address in requester.unknown(name, "status")
}
