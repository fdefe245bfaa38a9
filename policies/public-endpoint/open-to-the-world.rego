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
import data.astro.lib.cidr
import data.astro.lib.external_address
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

# A rule of the same group for a port that Astro's rule names opens it as well, though its ports are others.
deny contains finding.on(
	entry.resource,
	"the security group that admits Astro admits everybody on the same port",
	concat("", ["only known clients on ", security_group.ports(admitting)]),
	concat("", [range, " on ", security_group.ports(entry)]),
) if {
	some key, admitting_by_key in _admitting
	some i in admitting_by_key
	admitting := security_group.ingress[i]
	some j in _open[key]
	entry := security_group.ingress[j]
	not _same_list(entry, admitting)
	_share_a_port(entry, admitting)
	some range in entry.cidrs
	security_group.open(range)
}

# Whole, so that native OPA computes them once; a look-up in a partial rule evaluates its body again for every key.
_admitting := _admitting_by_group

_open := _open_by_group

_admitting_by_group[key] contains i if {
	some i, entry in security_group.ingress
	some range in entry.cidrs
	cidr.prefix_length(range) >= 16
	count(external_address.inside(range)) > 0
	some key in entry.group
}

_open_by_group[key] contains i if {
	some i, entry in security_group.ingress
	some range in entry.cidrs
	security_group.open(range)
	some key in entry.group
}

_same_list(a, b) if {
	a.protocol == b.protocol
	security_group.ports(a) == security_group.ports(b)
}

_share_a_port(a, _) if a.protocol == "all"

_share_a_port(_, b) if b.protocol == "all"

_share_a_port(a, b) if {
	a.protocol == b.protocol
	a.from <= b.to
	b.from <= a.to
}
