# METADATA
# title: Deleting the accepter leaves the peering connection up
# description: |
#   Destroying `aws_vpc_peering_connection_accepter` only makes Terraform forget it: the connection stays active, and so do
#   its DNS options. Only the routes that are destroyed with it stop the traffic.
# scope: package
# custom:
#   severity: note
#   unknown: note
#   remediation: |
#     Ask Astronomer support to delete the peering connection, or delete it in the console or by `aws ec2 delete-vpc-peering-connection`.
#   document: |
#     This peering request must be accepted by the owner of the target VPC. (Terraform: destroying the accepter does not delete the connection)
#   rows: ["teardown"]
#   avoid: |
#     # Removed from the configuration, and nobody told Astronomer.
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
#   prefer: |
#     # 1. Remove routes, options and accepter. 2. Have the connection deleted:
#     #    aws ec2 delete-vpc-peering-connection --vpc-peering-connection-id pcx-0123456789abcdef0
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection_accepter
package astro.rules.teardown.peering_stays_up

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.on(
	accepter,
	"deleting the accepter only forgets the peering connection to Astro; it stays active",
	"the peering connection is deleted as well",
	concat("", [before.vpc_peering_connection_id, " stays up"]),
) if {
	some accepter in plan.removed.aws_vpc_peering_connection_accepter
	accepter.change.after == null
	before := accepter.change.before
	_leads_to_astro(before)
}

_leads_to_astro(before) if facts.by_account[before.peer_owner_id]

_leads_to_astro(before) if facts.by_vpc[before.peer_vpc_id]

_leads_to_astro(before) if {
	some route in plan.removed.aws_route
	route.change.before.vpc_peering_connection_id == before.vpc_peering_connection_id
	count(facts.holding(route.change.before.destination_cidr_block)) > 0
}
