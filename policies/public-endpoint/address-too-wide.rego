# METADATA
# title: Addresses are admitted one by one
# description: |
#   A range wider than the cluster's own addresses admits strangers: the addresses next to them belong to other customers of
#   the cloud.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: List each external address of the cluster with /32.
#   document: |
#     Some data services require you to whitelist a specific IP address before that address can access the service.
#   rows: ["46"]
#   avoid: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.0/24"]
#     }
#   prefer: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32"]
#     }
# related_resources:
#   - https://www.astronomer.io/docs/astro/ip-addresses
package astro.rules.public_endpoint.address_too_wide

import data.astro.lib.allow_list
import data.astro.lib.cidr
import data.astro.lib.external_address
import data.astro.lib.finding
import data.astro.lib.security_group

deny contains finding.on(
	entry.resource,
	"the range admits more than the addresses of the cluster",
	concat(", ", sort([concat("", [ip, "/32"]) | some ip in inside])),
	entry.text,
) if {
	some list in allow_list.astro
	some entry in list.entries
	cidr.prefix_length(entry.cidr) < 32
	not cidr.ipv6(entry.cidr)
	not security_group.open(entry.cidr)
	inside := external_address.anywhere_inside(entry.cidr)
	count(inside) > 0
	not _filled(entry.cidr, inside)
}

# Every address of the range is a cluster's.
_filled(range, inside) if count(inside) == [4, 2][cidr.prefix_length(range) - 30]
