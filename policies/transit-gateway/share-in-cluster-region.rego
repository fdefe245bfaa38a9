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
	wanted := _wanted({ram.account_of(plan.value(association, "principal"))})
	found := _region(association)
	not found in wanted
}

# The ARN of what it holds tells the region where the provider's configuration does not.
deny contains finding.attribute(
	content,
	"resource_arn",
	"the share holds what is in another region than the clusters, where Astro cannot use it",
	concat(" or ", sort(wanted)),
) if {
	some address, content in ram.contents
	accounts := ram.accounts(ram.share_of[address])
	count(accounts) > 0
	wanted := _wanted(accounts)
	found := split(plan.value(content, "resource_arn"), ":")[3]
	found != ""
	not found in wanted
	not _share_elsewhere(content, wanted)
}

_wanted(accounts) := {site.region | some site in facts.sites; site.account in accounts}

_share_elsewhere(content, wanted) if {
	found := _region(content)
	not found in wanted
}

_region(association) := part if {
	part := split(plan.value(association, "resource_share_arn"), ":")[3]
	part != ""
} else := region.of(association)
