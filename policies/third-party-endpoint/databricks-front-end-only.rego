# METADATA
# title: Astro's Databricks endpoint is a front-end endpoint
# description: |
#   Astronomer makes endpoints for the workspace address (front end) only. Clusters of Databricks that are told to use it
#   for the relay or for REST (back end) cannot reach it: it stands in the VPC of Astro.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Name endpoints of the workspace's own VPC in `vpc_endpoints`, or none; Astro's belongs in private access settings.
#   document: Databricks (Front End Endpoints only)
#   rows: []
#   avoid: |
#     resource "databricks_mws_networks" "this" {
#       account_id   = "00000000-0000-0000-0000-000000000000"
#       network_name = "workspace"
#
#       vpc_endpoints {
#         dataplane_relay = [databricks_mws_vpc_endpoint.astro.vpc_endpoint_id]
#         rest_api        = [databricks_mws_vpc_endpoint.astro.vpc_endpoint_id]
#       }
#     }
#   prefer: |
#     resource "databricks_mws_private_access_settings" "this" {
#       private_access_settings_name = "astro"
#       region                       = "us-east-1"
#       public_access_enabled        = true
#       private_access_level         = "ENDPOINT"
#       allowed_vpc_endpoint_ids     = [databricks_mws_vpc_endpoint.astro.vpc_endpoint_id]
#     }
# related_resources:
#   - https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_networks
package astro.rules.third_party_endpoint.databricks_front_end_only

import data.astro.lib.databricks_endpoint
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.on(
	network,
	"Astronomer supports front-end endpoints only; Databricks cannot reach this one from the workspace's network",
	"no endpoint of Astro in vpc_endpoints",
	concat(", ", sort([address | some address in named])),
) if {
	some network in plan.of_type("databricks_mws_networks")
	named := databricks_endpoint.named(network, "vpc_endpoints")
	count(named) > 0
}
