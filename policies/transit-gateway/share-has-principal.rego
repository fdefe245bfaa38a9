# METADATA
# title: The share names somebody
# description: |
#   A resource share without a principal invites nobody. Judged on shares of this plan that hold the gateway which
#   carries the routes to a cluster's CIDR, while no share of the plan gives that gateway to Astro.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Name the cluster's AWS account, by `aws_ram_principal_association`.
#   document: Use AWS Resource Access Manager to share the Transit Gateway with the Data Plane AWS account.
#   rows: ["28"]
#   avoid: |
#     resource "aws_ram_resource_association" "gateway" {
#       resource_share_arn = aws_ram_resource_share.astro.arn
#       resource_arn       = aws_ec2_transit_gateway.hub.arn
#     }
#   prefer: |
#     resource "aws_ram_principal_association" "astro" {
#       resource_share_arn = aws_ram_resource_share.astro.arn
#       principal          = "222222222222"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing.html
package astro.rules.transit_gateway.share_has_principal

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.link
import data.astro.lib.ram

deny contains finding.on(
	share,
	"the share of the gateway that routes to Astro names nobody, so Astro is not invited",
	_expected,
	"no principal association",
) if {
	some share in _nameless
	count(_adrift) == 0
}

deny contains finding.not_known(share, "resource_share_arn", _expected) if {
	some share in _nameless
	count(_adrift) > 0
}

_nameless[address] := share if {
	some address in ram.meant_for_astro
	share := ram.shares[address]
	keys := link.own(share)
	not _names(keys)
}

_names(keys) if {
	some key in keys
	ram.principals_of[key]
}

# A principal association that may be this share's, or not.
_adrift contains address if {
	some address in ram.adrift
	ram.principals[address]
}

_expected := concat("", ["an aws_ram_principal_association with ", concat(" or ", sort(facts.accounts))])
