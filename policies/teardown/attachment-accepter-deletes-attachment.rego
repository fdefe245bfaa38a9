# METADATA
# title: The accepter of Astro's attachment is not deleted under a living connection
# description: |
#   Destroying (or replacing) `aws_ec2_transit_gateway_vpc_attachment_accepter` deletes the attachment itself, which is
#   Astro's: traffic stops at once, and only Astronomer can attach again. Judged where something of the connection stays
#   after the apply: the accepter is replaced, or its attachment or gateway is still associated, routed or shared with
#   Astro. Where the whole connection goes, `teardown/astro-loses-connection` only says so.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Keep the accepter. To stop managing it without deleting the attachment, use `removed` with
#     `lifecycle { destroy = false }`; to move it, use `moved`.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: []
#   avoid: |
#     # the accepter's block is deleted, its routes stay
#     resource "aws_ec2_transit_gateway_route" "astro" {
#       destination_cidr_block         = "172.20.0.0/20"
#       transit_gateway_attachment_id  = "tgw-attach-0123456789abcdef0"
#       transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.data.id
#     }
#   prefer: |
#     removed {
#       from = aws_ec2_transit_gateway_vpc_attachment_accepter.astro
#       lifecycle { destroy = false }
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_vpc_attachment_accepter
package astro.rules.teardown.attachment_accepter_deletes_attachment

import data.astro.lib.detachment
import data.astro.lib.finding

deny contains finding.on(
	accepter,
	"deleting the accepter deletes Astro's attachment, while the rest of the connection stays",
	"the accepter stays as long as the connection does",
	concat("", ["deletes ", accepter.change.before.transit_gateway_attachment_id]),
) if {
	some address in detachment.staying
	accepter := detachment.accepters[address]
}
