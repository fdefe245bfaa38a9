# METADATA
# title: The share allows external principals
# description: |
#   A resource share that does not allow external principals cannot be joined by an account outside your AWS
#   organization, and the account of an Astro cluster is outside of it: associating it fails. The provider's default is
#   false. Astronomer's page on the Route 53 Resolver says to choose "Allow sharing only within your organization";
#   with a Hosted cluster that cannot work. Only where the cluster's account was invited into your own organization
#   (Astro Hybrid) would false do; waive the finding there.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Set `allow_external_principals = true` on the resource share.
#   document: Use AWS Resource Access Manager to share the Transit Gateway with the Data Plane AWS account.
#   rows: ["26"]
#   avoid: |
#     resource "aws_ram_resource_share" "astro" {
#       name = "astro"
#     }
#   prefer: |
#     resource "aws_ram_resource_share" "astro" {
#       name                      = "astro"
#       allow_external_principals = true
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ram_resource_share
#   - https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-share.html
package astro.rules.transit_gateway.share_allows_external_principals

import data.astro.lib.finding
import data.astro.lib.link
import data.astro.lib.plan
import data.astro.lib.ram

deny contains finding.attribute(
	share,
	"allow_external_principals",
	"the share is closed to accounts outside your organization, so Astro's account cannot join it",
	"allow_external_principals = true",
) if {
	some share in _with_astro
	plan.flag(share, "allow_external_principals", false) == false
}

deny contains finding.not_known(share, "allow_external_principals", "allow_external_principals = true") if {
	some share in _with_astro
	plan.unknown(share, "allow_external_principals")
}

_with_astro[address] := share if {
	some address, share in ram.shares
	ram.is_with_astro(link.own(share))
}
