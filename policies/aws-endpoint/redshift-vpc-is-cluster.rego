# METADATA
# title: The authorization of Redshift is for the cluster
# description: |
#   Account and VPCs of an `aws_redshift_endpoint_authorization` belong together: a cluster's VPC under another account
#   authorizes a stranger, and another VPC under a cluster's account keeps the cluster out. A VPC is judged where the facts
#   tell the VPC ids of the account's clusters.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Set `account` and `vpc_ids` to those of one cluster.
#   document: |
#     Some services require additional steps to enable and configure the endpoint service. For example, Redshift endpoints
#     need additional configuration steps.
#   rows: ["46"]
#   avoid: |
#     resource "aws_redshift_endpoint_authorization" "astro" {
#       account            = "222222222223"
#       cluster_identifier = "warehouse"
#       vpc_ids            = ["vpc-0aaaaaaaaaaaaaaa1"]
#     }
#   prefer: |
#     resource "aws_redshift_endpoint_authorization" "astro" {
#       account            = "222222222222"
#       cluster_identifier = "warehouse"
#       vpc_ids            = ["vpc-0aaaaaaaaaaaaaaa1"]
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_endpoint_authorization
package astro.rules.aws_endpoint.redshift_vpc_is_cluster

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.attribute(
	authorization,
	"account",
	"the VPC of a cluster is authorized under an account that is not the cluster's",
	concat("", ["account = ", site.account]),
) if {
	some authorization in _authorizations
	some site in _sites_named(authorization)
	account := plan.value(authorization, "account")
	account != site.account
}

deny contains finding.not_known(authorization, "account", concat("", ["account = ", site.account])) if {
	some authorization in _authorizations
	some site in _sites_named(authorization)
	plan.unknown(authorization, "account")
}

deny contains finding.on(
	authorization,
	"this VPC of the Astro account is no cluster's, so the cluster stays out and another VPC gets in",
	concat(" or ", sort([vpc | some vpc in vpcs])),
	id,
) if {
	some authorization in _authorizations
	account := plan.value(authorization, "account")
	vpcs := _vpcs[account]
	not _incomplete[account]
	some id in plan.value(authorization, "vpc_ids")
	not id in vpcs
}

_authorizations := plan.of_type("aws_redshift_endpoint_authorization")

_sites_named(authorization) := [site |
	some id in plan.value(authorization, "vpc_ids")
	site := facts.sites[_by_vpc[id]]
]

_by_vpc := {site.vpc_id: max(positions) |
	some site in facts.sites
	positions := {i | some i, other in facts.sites; other.vpc_id == site.vpc_id}
}

_vpcs[site.account] contains site.vpc_id if {
	some site in facts.sites
	is_string(site.vpc_id)
}

# Accounts with a cluster whose VPC id nobody knows yet.
_incomplete contains site.account if {
	some site in facts.sites
	not is_string(site.vpc_id)
}
