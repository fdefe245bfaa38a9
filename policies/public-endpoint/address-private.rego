# METADATA
# title: A list for the internet holds public addresses
# description: |
#   Traffic from Astro to a public endpoint carries an external address of the cluster. The cluster's own CIDR, or the range
#   of its pods, never shows there, so that entry admits nothing; inside another network it would admit a stranger.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Replace the private range by the external addresses of the cluster.
#   document: To retrieve the IP for your Cluster, open a ticket with Astronomer Support.
#   rows: ["46"]
#   avoid: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["172.20.0.0/20"]
#     }
#   prefer: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32"]
#     }
# related_resources:
#   - https://www.astronomer.io/docs/astro/ip-addresses
package astro.rules.public_endpoint.address_private

import data.astro.lib.allow_list
import data.astro.lib.cidr
import data.astro.lib.external_address
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.on(
	entry.resource,
	"the service sees the external addresses of the cluster, never this range",
	_expected,
	entry.text,
) if {
	some list in allow_list.public
	not _privately_reached(list)
	some entry in list.entries
	_private(entry.cidr)
	_astros(list, entry.cidr)
}

_expected := concat(", ", sort([ip | some ip, _ in external_address.clusters]))

_private(range) if cidr.rfc1918(range)

_private(range) if cidr.rfc6598(range)

# A range of a cluster; or any, in a list that is for Astro alone.
_astros(_, range) if count(facts.holding(range)) > 0

_astros(list, _) if {
	count(list.held) > 0
	every entry in list.entries {
		_private_or_held(entry, list.held)
	}
}

_private_or_held(entry, _) if _private(entry.cidr)

_private_or_held(entry, held) if {
	some ip in external_address.inside(entry.cidr)
	ip in held
}

# Over PrivateLink, Snowflake sees private addresses; a firewall of an internal load balancer does, too.
_privately_reached(list) if {
	list.service == "snowflake"
	_privatelink
}

_privatelink if {
	some rule in plan.of_type("snowflake_network_rule")
	plan.value(rule, "type") == "AWSVPCEID"
}

_privately_reached(list) if {
	list.service == "waf"
	not _on_the_internet(list)
}

_on_the_internet(list) if count(list.held) > 0

_on_the_internet(list) if plan.value(list.resource, "scope") == "CLOUDFRONT"
