# METADATA
# title: A zone is authorized for every cluster that is served
# description: |
#   Each cluster runs in a VPC of its own, and each VPC needs an authorization of its own. Where a plan serves several
#   clusters (it routes to them, admits them, or reads their peering connections) and authorizes a private hosted zone
#   for one, a cluster without any authorization resolves none of its names. Where the plan was emitted from
#   `connections.yaml`, every zone listed there is for every cluster of the connection. A cluster that has authorizations
#   of its own for other zones is taken to be meant so, and one whose VPC id is not known yet cannot be authorized.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Add an `aws_route53_vpc_association_authorization` for the VPC of the cluster, with its region.
#   document: |
#     Each Cluster runs in a dedicated VPC. […] you will need to associate your Route53 Private Hosted Zone with the
#     Astronomer VPC.
#   rows: ["23"]
#   avoid: |
#     resource "aws_route53_vpc_association_authorization" "prod" {
#       zone_id    = aws_route53_zone.data.zone_id
#       vpc_id     = "vpc-0aaaaaaaaaaaaaaa1"
#       vpc_region = "us-east-1"
#     }
#   prefer: |
#     resource "aws_route53_vpc_association_authorization" "astro" {
#       for_each = {
#         "vpc-0aaaaaaaaaaaaaaa1" = "us-east-1"
#         "vpc-0aaaaaaaaaaaaaaa2" = "us-west-2"
#       }
#       zone_id    = aws_route53_zone.data.zone_id
#       vpc_id     = each.key
#       vpc_region = each.value
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html
package astro.rules.dns.authorization_for_every_cluster

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.hosted_zone
import data.astro.lib.intent
import data.astro.lib.plan
import data.astro.lib.routing
import data.astro.lib.security_group

deny contains finding.on(
	{"address": _lacking(zone)},
	concat("", ["a cluster that is served resolves none of the zone's names: ", _name(site), " has no authorization"]),
	_expected(site),
	_actual(zone),
) if {
	some zone, sites in _missing
	not hosted_zone.unclear[zone]
	some site in sites
}

deny contains finding.not_known(plan.of_type("aws_route53_vpc_association_authorization")[address], "vpc_id", _expected(site)) if {
	some zone, sites in _missing
	some address in hosted_zone.unclear[zone]
	some site in sites
}

_missing[zone] contains site if {
	some zone, _ in hosted_zone.by_zone
	some site in _served
	not _authorized[site]
	is_string(facts.sites[site].vpc_id)
}

_missing[zone] contains site if {
	intent.stands
	some id in intent.strings(intent.declared, "privateHostedZoneIds")
	zone := hosted_zone.node(id)
	some cluster in intent.listed("clusters")
	cluster.phase == "complete"
	some site, place in facts.sites
	place.id == cluster.id
	not place.recovery
	is_string(place.vpc_id)
	not hosted_zone.by_zone[zone][site]
}

_authorized := {site | some sites in hosted_zone.authorizations; some site in sites}

_served contains range.site if {
	some route in routing.to_astro
	some range in route.ranges
}

_served contains range.site if {
	some entry in security_group.ingress
	some cidr in entry.cidrs
	some range in facts.holding(cidr)
}

_served contains range.site if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	some range in facts.holding(plan.value(source, "cidr_block"))
	facts.sites[range.site].account == plan.value(source, "owner_id")
}

# The zone lacks it; where the zone is elsewhere, the first of its authorizations stands for it.
_lacking(zone) := zone if {
	plan.of_type("aws_route53_zone")[zone]
} else := min({address | some addresses in hosted_zone.by_zone[zone]; some address in addresses}) if {
	hosted_zone.by_zone[zone]
} else := null

_name(site) := concat("", ["cluster ", facts.sites[site].cluster, _where(site)])

_where(site) := " (disaster recovery)" if {
	facts.sites[site].recovery
} else := ""

_expected(site) := concat("", ["an authorization for ", facts.sites[site].vpc_id, " in ", facts.sites[site].region])

_actual(zone) := concat("", ["authorized for ", concat(", ", sort({_name(site) | some site, _ in hosted_zone.by_zone[zone]}))]) if {
	hosted_zone.by_zone[zone]
} else := "authorized for no cluster"
