# METADATA
# title: Astronomer associates the zone with its VPC
# description: |
#   A private hosted zone is associated with a VPC of another account by the owner of the VPC, after the owner of the
#   zone has authorized it. `aws_route53_zone_association` (or an inline `vpc` block) for the VPC of a cluster, run with
#   the credentials of the zone's owner, is refused: NotAuthorizedException.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Replace it by `aws_route53_vpc_association_authorization`, then ask Astronomer support to run
#     `aws route53 associate-vpc-with-hosted-zone`.
#   document: |
#     If you are using Private Hosted Zones to resolve DNS names, then you will need to associate your Route53 Private
#     Hosted Zone with the Astronomer VPC using instructions provided in AWS Documentation.
#   rows: ["22"]
#   avoid: |
#     resource "aws_route53_zone_association" "astro" {
#       zone_id = aws_route53_zone.data.zone_id
#       vpc_id  = "vpc-0aaaaaaaaaaaaaaa1" # the VPC of a cluster
#     }
#   prefer: |
#     resource "aws_route53_vpc_association_authorization" "astro" {
#       zone_id    = aws_route53_zone.data.zone_id
#       vpc_id     = "vpc-0aaaaaaaaaaaaaaa1"
#       vpc_region = "us-east-1"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html
package astro.rules.dns.zone_association_is_astronomers

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.hosted_zone
import data.astro.lib.plan

deny contains finding.attribute(
	association,
	"vpc_id",
	"only the owner of the cluster's VPC can associate it; with the zone owner's credentials this is refused",
	_expected,
) if {
	some association in plan.of_type("aws_route53_zone_association")
	sites := hosted_zone.sites_of(association)
	count(sites) > 0
	not _as_astro(association, sites)
}

# A VPC that Astronomer has associated before may be listed: nothing is left to do then.
deny contains finding.attribute(
	block,
	"vpc_id",
	"only the owner of the cluster's VPC can associate it; listed in the zone, the apply is refused",
	_expected,
) if {
	some zone in plan.of_type("aws_route53_zone")
	some block in plan.blocks(zone, "vpc")
	count(hosted_zone.sites_of(block)) > 0
	not _associated(zone, block)
}

_expected := "aws_route53_vpc_association_authorization here, and the association by Astronomer"

_associated(zone, block) if {
	some before in zone.change.before.vpc
	before.vpc_id == plan.value(block, "vpc_id")
}

# Whoever runs Terraform with a role of the cluster's account is its owner.
_as_astro(association, sites) if {
	key := configuration.places[configuration.place(association)].provider_config_key
	provider := plan.document.configuration.provider_config[key]
	some site in sites
	some assumed in provider.expressions.assume_role
	contains(configuration.constant(assumed.role_arn), concat("", ["::", facts.sites[site].account, ":"]))
}
