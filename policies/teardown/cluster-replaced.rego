# METADATA
# title: The cluster stays
# description: |
#   Deleting or replacing an Astro cluster (its region or VPC range changed) takes its VPC, its CIDR's routes and its
#   external IP addresses away. Every connection to it is lost, and every allow-list names addresses that somebody else
#   may get.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Make a new cluster beside the old one, connect it (tickets, allow-lists, routes), move the Deployments, and delete the
#     old one and its connections last.
#   document: Each Cluster has a unique external IP address that will persist for the life of the Cluster.
#   rows: []
#   avoid: |
#     # The cluster exists with another vpc_subnet_range: this replaces it.
#     resource "astro_cluster" "prod" {
#       cloud_provider   = "AWS"
#       name             = "prod"
#       region           = "us-east-1"
#       type             = "DEDICATED"
#       vpc_subnet_range = "172.24.0.0/20"
#       workspace_ids    = []
#     }
#   prefer: |
#     resource "astro_cluster" "prod" {
#       cloud_provider   = "AWS"
#       name             = "prod"
#       region           = "us-east-1"
#       type             = "DEDICATED"
#       vpc_subnet_range = "172.20.0.0/20"
#       workspace_ids    = []
#     }
# related_resources:
#   - https://registry.terraform.io/providers/astronomer/astro/latest/docs/resources/cluster
package astro.rules.teardown.cluster_replaced

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.on(
	cluster,
	"the cluster's VPC and external IP addresses go with it, and every connection to it",
	"the cluster stays while connections lead to it",
	concat(" and ", cluster.change.actions),
) if {
	some cluster in object.get(plan.removed, "astro_cluster", {})
	_of_the_facts(cluster.change.before)
}

_of_the_facts(before) if before.id in {site.id | some site in facts.sites}

_of_the_facts(before) if {
	some site in facts.sites
	before.vpc_subnet_range == site.cidr
	before.region == site.region
}

_of_the_facts(before) if {
	some ip in before.metadata.external_ips
	facts.external_ips[ip]
}
