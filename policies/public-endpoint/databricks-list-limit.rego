# METADATA
# title: A workspace has at most 1000 addresses
# description: |
#   Databricks takes 1000 addresses and ranges for a workspace, allowed and blocked ones together, and refuses the list that
#   goes beyond.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Drop addresses that no longer need access; merge neighbours that are your own into ranges.
#   document: |
#     Some data services require you to whitelist a specific IP address before that address can access the service.
#   rows: ["46"]
#   avoid: |
#     resource "databricks_ip_access_list" "everything" {
#       label        = "everything"
#       list_type    = "ALLOW"
#       ip_addresses = [for i in range(1001) : cidrhost("52.1.0.0/16", i)]
#     }
#   prefer: |
#     resource "databricks_ip_access_list" "airflow" {
#       label        = "astro"
#       list_type    = "ALLOW"
#       ip_addresses = ["52.1.2.3/32", "52.1.2.4/32"]
#     }
# related_resources:
#   - https://docs.databricks.com/aws/en/security/network/front-end/ip-access-list
package astro.rules.public_endpoint.databricks_list_limit

import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.workspace

deny contains finding.on(
	list,
	"the workspace has more addresses than Databricks takes",
	"at most 1000 addresses and ranges",
	concat("", [format_int(total, 10), " addresses and ranges"]),
) if {
	some list in workspace.lists
	total := sum([count(plan.value(other, "ip_addresses")) |
		some other in plan.of_type("databricks_ip_access_list")
		workspace.same(list, other)
	])
	total > 1000
}
