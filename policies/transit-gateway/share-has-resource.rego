# METADATA
# title: The share holds something
# description: |
#   A resource share that names Astro's account but holds no resource gives Astro nothing: the invitation can be
#   accepted, and then there is no transit gateway to attach to and no Resolver rule to associate. Judged where the
#   plan holds the share itself.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Associate the transit gateway (or the Resolver rule) with the share, by `aws_ram_resource_association`.
#   document: Use AWS Resource Access Manager to share the Transit Gateway with the Data Plane AWS account.
#   rows: ["28"]
#   avoid: |
#     resource "aws_ram_resource_share" "astro" {
#       name                      = "astro"
#       allow_external_principals = true
#     }
#     resource "aws_ram_principal_association" "astro" {
#       resource_share_arn = aws_ram_resource_share.astro.arn
#       principal          = "222222222222"
#     }
#   prefer: |
#     resource "aws_ram_resource_association" "gateway" {
#       resource_share_arn = aws_ram_resource_share.astro.arn
#       resource_arn       = aws_ec2_transit_gateway.hub.arn
#     }
# related_resources:
#   - https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing.html
package astro.rules.transit_gateway.share_has_resource

import data.astro.lib.finding
import data.astro.lib.link
import data.astro.lib.ram

deny contains finding.on(
	share,
	"the share names Astro's account but holds nothing, so Astro gets nothing",
	"an aws_ram_resource_association with the transit gateway or the Resolver rule",
	"no resource association",
) if {
	some share in _empty
	count(_adrift) == 0
}

deny contains finding.not_known(share, "resource_share_arn", "an aws_ram_resource_association of this share") if {
	some share in _empty
	count(_adrift) > 0
}

_empty[address] := share if {
	some address, share in ram.shares
	keys := link.own(share)
	ram.is_with_astro(keys)
	not _holds(keys)
}

_holds(keys) if {
	some key in keys
	ram.contents_of[key]
}

# A resource association that may be this share's, or not.
_adrift contains address if {
	some address in ram.adrift
	ram.contents[address]
}
