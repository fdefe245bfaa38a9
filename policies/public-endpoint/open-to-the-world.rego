# METADATA
# title: The list is not open to everybody
# description: |
#   A list that admits the cluster and the whole internet beside it (`0.0.0.0/0`, `::/0`) is no list.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Remove the open range and keep the external addresses.
#   document: |
#     Some data services require you to whitelist a specific IP address before that address can access the service.
#   rows: ["46"]
#   avoid: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32", "0.0.0.0/0"]
#     }
#   prefer: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32"]
#     }
# related_resources:
#   - https://docs.snowflake.com/en/user-guide/network-policies
package astro.rules.public_endpoint.open_to_the_world

import data.astro.lib.allow_list
import data.astro.lib.finding
import data.astro.lib.security_group

deny contains finding.on(
	entry.resource,
	"the list that admits Astro admits everybody",
	concat("", ["only ", concat(", ", sort([ip | some ip in list.held]))]),
	entry.text,
) if {
	some list in allow_list.astro
	some entry in list.entries
	security_group.open(entry.cidr)
}
