# METADATA
# title: Only private zones are authorized
# description: |
#   A VPC can be associated with private hosted zones only. An authorization for a public zone is refused by AWS
#   (PublicZoneVPCAssociation); its names resolve everywhere without one.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Authorize the private zone, or give the zone a `vpc` block so that it becomes one. Where a public zone of the same
#     name exists, look the private one up with `private_zone = true`.
#   document: |
#     If you are using Private Hosted Zones to resolve DNS names, then you will need to associate your Route53 Private
#     Hosted Zone with the Astronomer VPC.
#   rows: ["25"]
#   avoid: |
#     resource "aws_route53_zone" "data" {
#       name = "data.example.com"
#     }
#
#     resource "aws_route53_vpc_association_authorization" "astro" {
#       zone_id = aws_route53_zone.data.zone_id
#       vpc_id  = "vpc-0aaaaaaaaaaaaaaa1"
#     }
#   prefer: |
#     resource "aws_route53_zone" "data" {
#       name = "data.example.com"
#
#       vpc {
#         vpc_id = aws_vpc.data.id
#       }
#
#       lifecycle {
#         ignore_changes = [vpc]
#       }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateVPCAssociationAuthorization.html
package astro.rules.dns.authorization_for_public_zone

import data.astro.lib.finding
import data.astro.lib.hosted_zone
import data.astro.lib.plan

deny contains finding.on(
	authorization,
	"the zone is public, and AWS associates VPCs with private zones only",
	"a private hosted zone",
	concat("", ["the public zone ", concat(", ", sort(zones))]),
) if {
	some address, _ in hosted_zone.authorizations
	authorization := plan.of_type("aws_route53_vpc_association_authorization")[address]
	zones := hosted_zone.zones_of(authorization)
	count(zones) > 0
	every zone in zones {
		_public(hosted_zone.zones[zone])
	}
}

deny contains finding.not_known(authorization, "whether the zone is private", "a private hosted zone") if {
	some address, _ in hosted_zone.authorizations
	authorization := plan.of_type("aws_route53_vpc_association_authorization")[address]
	zones := hosted_zone.zones_of(authorization)
	count(zones) > 0
	every zone in zones {
		_undecided(hosted_zone.zones[zone])
	}
}

_public(zone) if {
	zone.mode == "managed"
	not plan.unknown(zone, "vpc")
	count(object.get(zone.change.after, "vpc", [])) == 0
}

_public(zone) if {
	zone.mode == "data"
	plan.value(zone, "private_zone") == false
	not plan.unknown(zone, "id")
}

_undecided(zone) if {
	zone.mode == "managed"
	plan.unknown(zone, "vpc")
}

_undecided(zone) if {
	zone.mode == "data"
	plan.unknown(zone, "id")
}
