# METADATA
# title: Astro is not blocked
# description: |
#   What a service blocks wins over what it allows. `0.0.0.0/0` among the blocked addresses locks out everybody, and a
#   blocked range that holds an address of the cluster locks out Astro.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Take the range out of the blocked addresses; what is not allowed is refused anyway.
#   document: |
#     Some data services require you to whitelist a specific IP address before that address can access the service.
#   rows: ["46"]
#   avoid: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32"]
#       blocked_ip_list = ["0.0.0.0/0"]
#     }
#   prefer: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32"]
#     }
# related_resources:
#   - https://docs.snowflake.com/en/user-guide/network-policies
package astro.rules.public_endpoint.not_blocked

import data.astro.lib.allow_list
import data.astro.lib.external_address
import data.astro.lib.finding

deny contains finding.on(
	entry.resource,
	"the list blocks Astro, whatever else allows it",
	"no blocked range with an external address of a cluster",
	entry.text,
) if {
	some list in allow_list.blocking
	some entry in list.entries
	_blocks_astro(list, entry)
}

_blocks_astro(_, entry) if count(external_address.inside(entry.cidr)) > 0

# A wider range names nobody; that the same owner allows Astro shows whom it hits.
_blocks_astro(list, entry) if {
	allow_list.owners[list.id]
	count(external_address.anywhere_inside(entry.cidr)) > 0
}
