# METADATA
# title: A zone shadows no names of Snowflake, Databricks or AWS
# description: |
#   A private zone answers for everything below its name: what it has no record for does not exist, and no query falls
#   through to the public name. A zone such as `snowflakecomputing.com` or `us-east-1.amazonaws.com` that a cluster's VPC
#   is associated with cuts the cluster off from every other name below it. Names below `privatelink` or `vpce` are made
#   for private zones, and a zone for a single host shadows only that host.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: |
#     Name the zone after the host it answers for, or after the provider's `privatelink` domain; or leave the records to
#     Astronomer, who creates them with the endpoint.
#   document: "AWS: considerations when working with a private hosted zone (hosted-zone-private-considerations)"
#   rows: ["25"]
#   avoid: |
#     resource "aws_route53_zone" "snowflake" {
#       name = "snowflakecomputing.com"
#
#       vpc {
#         vpc_id = aws_vpc.data.id
#       }
#     }
#   prefer: |
#     resource "aws_route53_zone" "snowflake" {
#       name = "us-east-1.privatelink.snowflakecomputing.com"
#
#       vpc {
#         vpc_id = aws_vpc.data.id
#       }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
package astro.rules.dns.zone_shadows_public_names

import data.astro.lib.finding
import data.astro.lib.hosted_zone
import data.astro.lib.plan

deny contains finding.attribute(
	zone,
	"name",
	concat("", ["names of ", owner, " that the zone does not hold stop to exist for the cluster"]),
	"a zone for a single host, or below privatelink",
) if {
	some address, _ in hosted_zone.authorized
	zone := hosted_zone.zones[address]
	owners := [owner | some owner in ["Snowflake", "Databricks", "AWS"]; _shadows(owner, hosted_zone.name(zone))]
	count(owners) > 0
	owner := concat(", ", owners)
}

deny contains finding.not_known(zone, "name", "a name that shadows no public ones") if {
	some address, _ in hosted_zone.authorized
	zone := hosted_zone.zones[address]
	plan.unknown(zone, "name")
}

_shadows(_, "com")

_shadows("Snowflake", name) if regex.match(concat("", ["^((aws|gcp|azure|", _region, `)\.)*snowflakecomputing\.com$`]), name)

_shadows("Databricks", name) if regex.match(concat("", ["^((cloud|", _region, `)\.)*databricks\.com$`]), name)

# A service, a region, or both; with more labels it is a host or one customer's names.
_shadows("AWS", name) if {
	regex.match(`^([a-z0-9-]+\.){0,2}amazonaws\.com$`, name)
	count({"privatelink", "vpce"} & {label | some label in split(name, ".")}) == 0
}

_region := "[a-z]{2}(-[a-z]+)+-[0-9]+"
