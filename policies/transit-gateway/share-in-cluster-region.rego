# METADATA
# title: The share is in the cluster's region
# description: |
#   Resource shares, transit gateways and Resolver rules are regional, and a VPC can attach only to a gateway of its
#   own region. Astro's account sees the share only in the region where it was made. For data in another region, peer
#   the gateways. A region that the plan does not tell is no finding.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Make the share (and the gateway or rule in it) with a provider of the cluster's region.
#   document: |
#     Share the Transit Gateway with the Data Plane AWS account; a VPC attaches to gateways of its own region only.
#   rows: ["30"]
#   avoid: |
#     provider "aws" {
#       region = "eu-west-1" # the cluster is in us-east-1
#     }
#   prefer: |
#     provider "aws" {
#       region = "us-east-1"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/ram/latest/userguide/working-with-regional-vs-global.html
package astro.rules.transit_gateway.share_in_cluster_region

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.region

deny contains finding.on(
	association,
	"the share is in another region than the clusters, where Astro cannot use it",
	concat(" or ", sort(wanted)),
	found,
) if {
	some address, association in ram.principals
	ram.names_astro(association)
	account := ram.account_of(plan.value(association, "principal"))
	wanted := {site.region | some site in facts.sites; site.account == account}
	found := _region(association)
	not found in wanted
}

_region(association) := part if {
	part := split(plan.value(association, "resource_share_arn"), ":")[3]
	part != ""
} else := region.of(association)
