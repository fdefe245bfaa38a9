# METADATA
# title: The gateway's share is not taken from Astro under a living connection
# description: |
#   Without the share Astro's account can neither see the transit gateway nor attach to it: a pending attachment is
#   lost, an accepted one can no longer be changed by Astronomer, and a new share is a new invitation that Astronomer
#   has to accept. Replacing a principal association or a share does the same. Judged where the share itself, or the
#   attachment or routes over its gateway, are there after the apply.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Keep the share, its principal and its resource; rename with `moved` instead of replacing. Otherwise tear down the
#     whole connection, and tell Astronomer support.
#   document: Use AWS Resource Access Manager to share the Transit Gateway with the Data Plane AWS account.
#   rows: []
#   avoid: |
#     resource "aws_ram_principal_association" "astro" {
#       resource_share_arn = aws_ram_resource_share.other.arn # was astro: replaced
#       principal          = "222222222222"
#     }
#   prefer: |
#     moved {
#       from = aws_ram_principal_association.astro
#       to   = aws_ram_principal_association.cluster
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/working-with-transit-gateways.html
package astro.rules.teardown.share_removed

import data.astro.lib.finding
import data.astro.lib.unsharing

deny contains finding.on(
	loss.resource,
	"Astro loses the share of the transit gateway, while the rest of the connection stays",
	"the gateway stays shared with Astro as long as the connection does",
	concat("", ["takes away ", concat(", ", sort(loss.lost))]),
) if {
	some loss in unsharing.losses
	unsharing.holds_gateway(loss.lost)
	unsharing.alive(loss)
}
