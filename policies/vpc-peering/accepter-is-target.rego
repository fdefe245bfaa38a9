# METADATA
# title: The peering request asks for the target VPC
# description: |
#   A request to another VPC than the target leads elsewhere: accepting it opens a VPC that nobody meant to open, and the
#   routes of the target VPC cannot use it. Judged where the connection in `connections.yaml` says which VPC is meant and a
#   data source reads the request.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Compare `target.vpcId` and `target.accountId` with what the ticket asked for; if they are right, ask Astronomer support for a request to that VPC.
#   document: |
#     This peering request must be accepted by the owner of the target VPC.
#   rows: ["8"]
#   avoid: |
#     # A request to another VPC than the one whose data is meant.
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
#   prefer: |
#     data "aws_vpc_peering_connection" "astro" {
#       peer_vpc_id = "vpc-0123456789abcdef0"
#       status      = "pending-acceptance"
#     }
#
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = data.aws_vpc_peering_connection.astro.id
#       auto_accept               = true
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html
package astro.rules.vpc_peering.accepter_is_target

import data.astro.lib.finding
import data.astro.lib.intent
import data.astro.lib.peering
import data.astro.lib.requester

deny contains finding.on(
	{"address": address},
	"the peering request asks for another VPC than the target",
	concat("", [what, " ", wanted]),
	concat("", [what, " ", asked]),
) if {
	some what, [key, attribute] in _compared
	wanted := intent.declared.target[key]
	some name, _ in peering.sites
	some asked in requester.accepting(name, attribute)
	asked != wanted
	some address in peering.blamed(name)
}

deny contains finding.not_known({"address": address}, attribute, concat("", [what, " ", wanted])) if {
	some what, [key, attribute] in _compared
	wanted := intent.declared.target[key]
	some name, _ in peering.sites
	some address in requester.unknown(name, attribute)
}

_compared := {
	"target VPC": ["vpcId", "peer_vpc_id"],
	"target account": ["accountId", "peer_owner_id"],
}
