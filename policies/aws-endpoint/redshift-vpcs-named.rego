# METADATA
# title: The authorization of Redshift names the cluster's VPC
# description: |
#   `aws_redshift_endpoint_authorization` without `vpc_ids` authorizes every VPC of the Astro account, other clusters in it
#   included.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Set `vpc_ids` to the VPC id of the cluster; Astronomer support tells it.
#   document: |
#     Some services require additional steps to enable and configure the endpoint service. For example, Redshift endpoints
#     need additional configuration steps.
#   rows: ["46"]
#   avoid: |
#     resource "aws_redshift_endpoint_authorization" "astro" {
#       account            = "222222222222"
#       cluster_identifier = "warehouse"
#     }
#   prefer: |
#     resource "aws_redshift_endpoint_authorization" "astro" {
#       account            = "222222222222"
#       cluster_identifier = "warehouse"
#       vpc_ids            = ["vpc-0aaaaaaaaaaaaaaa1"]
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_endpoint_authorization
package astro.rules.aws_endpoint.redshift_vpcs_named

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.attribute(
	authorization,
	"vpc_ids",
	"every VPC of the Astro account may reach the Redshift cluster",
	_expected(authorization),
) if {
	some authorization in _astros
	not plan.unknown(authorization, "vpc_ids")
	count(object.get(authorization.change.after, "vpc_ids", [])) == 0
}

deny contains finding.attribute(
	authorization,
	"vpc_ids",
	"every VPC of the Astro account may reach the Redshift cluster",
	_expected(authorization),
) if {
	some authorization in _astros
	plan.unset(authorization, "vpc_ids")
}

deny contains finding.not_known(authorization, "vpc_ids", _expected(authorization)) if {
	some authorization in _astros
	plan.partly_unknown(authorization, "vpc_ids")
}

_astros[address] := authorization if {
	some address, authorization in plan.of_type("aws_redshift_endpoint_authorization")
	facts.accounts[plan.value(authorization, "account")]
}

_expected(authorization) := concat(" or ", sort([id | some id in vpcs])) if {
	vpcs := {site.vpc_id |
		some site in facts.sites
		site.account == plan.value(authorization, "account")
		is_string(site.vpc_id)
	}
	count(vpcs) > 0
} else := "the VPC id of the cluster"
