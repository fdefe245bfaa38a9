# METADATA
# title: An update of a zone keeps Astronomer's association
# description: |
#   Once Astronomer has associated a zone with the VPC of a cluster, AWS lists that VPC in the zone. A zone whose inline
#   `vpc` blocks do not name it, and that does not ignore changes of them, removes it at the next apply: the cluster
#   resolves none of the zone's names any more.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Add `lifecycle { ignore_changes = [vpc] }` to the zone.
#   document: |
#     If you are using Private Hosted Zones to resolve DNS names, then you will need to associate your Route53 Private
#     Hosted Zone with the Astronomer VPC.
#   rows: ["24"]
#   avoid: |
#     resource "aws_route53_zone" "data" {
#       name = "data.internal"
#
#       vpc {
#         vpc_id = aws_vpc.data.id
#       }
#     }
#   prefer: |
#     resource "aws_route53_zone" "data" {
#       name = "data.internal"
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
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone_association
#   - https://github.com/hashicorp/terraform-provider-aws/issues/33071
package astro.rules.dns.zone_update_drops_astro

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.hosted_zone
import data.astro.lib.plan

deny contains finding.on(
	zone,
	"the update takes the zone away from a cluster, because its `vpc` blocks do not list what Astronomer associated",
	concat("", [vpc_id, " stays associated"]),
	concat("", [vpc_id, " of cluster ", concat(" or ", sort(clusters)), " is removed"]),
) if {
	some address, vpcs in _dropped
	zone := plan.of_type("aws_route53_zone")[address]
	some vpc_id, clusters in vpcs
	not _hidden(zone)
}

deny contains finding.not_known(zone, "vpc", concat("", [vpc_id, " stays associated"])) if {
	some address, vpcs in _dropped
	zone := plan.of_type("aws_route53_zone")[address]
	some vpc_id, _ in vpcs
	_hidden(zone)
}

_dropped[address][vpc_id] contains facts.sites[site].cluster if {
	some address, zone in plan.of_type("aws_route53_zone")
	"update" in zone.change.actions
	some before in zone.change.before.vpc
	vpc_id := before.vpc_id
	some site in hosted_zone.sites_of({"change": {"after": before, "after_unknown": {}}})
	not _kept(zone, vpc_id)
}

_kept(zone, vpc_id) if {
	some block in plan.blocks(zone, "vpc")
	plan.value(block, "vpc_id") == vpc_id
}

_hidden(zone) if plan.unknown(zone, "vpc")

_hidden(zone) if {
	some block in plan.blocks(zone, "vpc")
	plan.unknown(block, "vpc_id")
}
