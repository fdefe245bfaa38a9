# METADATA
# title: Astronomer requests the peering connection
# description: |
#   A connection to Astro is requested by Astronomer and accepted by the owner of the target VPC. A request in the other
#   direction stays pending until it expires: nobody on the Astro side accepts it.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Open a support ticket with Astronomer, and accept their request with `aws_vpc_peering_connection_accepter`.
#   document: |
#     In response, Astronomer will initiate a peering request.
#   rows: ["9"]
#   avoid: |
#     resource "aws_vpc_peering_connection" "astro" {
#       vpc_id        = aws_vpc.data.id
#       peer_vpc_id   = "vpc-0aaaaaaaaaaaaaaa1"
#       peer_owner_id = "222222222222"
#     }
#   prefer: |
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0" # from Astronomer
#       auto_accept               = true
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection_accepter
package astro.rules.vpc_peering.customer_never_requests

import data.astro.lib.finding
import data.astro.lib.membership
import data.astro.lib.peering
import data.astro.lib.plan

deny contains finding.on(
	requester,
	"the peering connection to Astro is requested from the customer's side, where nobody accepts it",
	"aws_vpc_peering_connection_accepter, for a request that Astronomer sends",
	concat("", ["aws_vpc_peering_connection to account ", plan.show(requester, "peer_owner_id")]),
) if {
	some addresses in peering.requesters_of
	some address in addresses
	requester := plan.resources.aws_vpc_peering_connection[address]
	not _from_cluster(requester)
}

# Astronomer's own request, which a plan that runs in both accounts holds too.
_from_cluster(requester) if {
	some key in membership.targets(requester, "vpc_id")
	peering.of_cluster(key)
}
