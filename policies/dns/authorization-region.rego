# METADATA
# title: The authorization names the cluster's region
# description: |
#   `vpc_region` of an authorization falls back to the region of the provider, which is the zone owner's. Where the
#   cluster runs elsewhere, AWS looks for the VPC in the wrong region and Astronomer cannot associate the zone.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Set `vpc_region` to the region of the cluster.
#   document: |
#     If you are using Private Hosted Zones to resolve DNS names, then you will need to associate your Route53 Private
#     Hosted Zone with the Astronomer VPC.
#   rows: ["23"]
#   avoid: |
#     resource "aws_route53_vpc_association_authorization" "astro" {
#       zone_id = aws_route53_zone.data.zone_id
#       vpc_id  = "vpc-0aaaaaaaaaaaaaaa2" # of a cluster in us-west-2
#     }
#   prefer: |
#     resource "aws_route53_vpc_association_authorization" "astro" {
#       zone_id    = aws_route53_zone.data.zone_id
#       vpc_id     = "vpc-0aaaaaaaaaaaaaaa2"
#       vpc_region = "us-west-2"
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_vpc_association_authorization
package astro.rules.dns.authorization_region

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.hosted_zone
import data.astro.lib.plan
import data.astro.lib.region

deny contains finding.on(
	authorization,
	"the VPC of the cluster is not in this region, so Astronomer cannot associate the zone",
	concat("", ["vpc_region = ", concat(" or ", sort(regions))]),
	_actual(authorization, found),
) if {
	some address, regions in _judged
	authorization := plan.of_type("aws_route53_vpc_association_authorization")[address]
	found := _region(authorization)
	not found in regions
}

deny contains finding.not_known(authorization, "vpc_region", concat("", ["vpc_region = ", concat(" or ", sort(regions))])) if {
	some address, regions in _judged
	authorization := plan.of_type("aws_route53_vpc_association_authorization")[address]
	not _region(authorization)
}

_judged[address] := regions if {
	some address, sites in hosted_zone.authorizations
	regions := {facts.sites[site].region | some site in sites}
}

_region(authorization) := plan.value(authorization, "vpc_region")

_region(authorization) := region.of(authorization) if _left_out(authorization)

_left_out(authorization) if {
	not plan.value(authorization, "vpc_region")
	not configuration.sets(authorization, "vpc_region")
}

_actual(authorization, found) := concat("", ["vpc_region is not set, and the provider's region is ", found]) if {
	_left_out(authorization)
} else := plan.show(authorization, "vpc_region")
