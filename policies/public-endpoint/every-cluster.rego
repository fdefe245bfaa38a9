# METADATA
# title: Every cluster is admitted
# description: |
#   With more than one cluster, each has to be admitted by the data service. Judged where the plan shows that it serves
#   several: it reads a cluster with the Astro provider, or admits it to another kind of service, and none of its lists for
#   this service has an address of it.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Add the external addresses of the cluster that is missing, or drop what else the plan does for it.
#   document: |
#     If you have more than one Cluster, you will need to whitelist each Cluster on your data service provider.
#   rows: ["46"]
#   avoid: |
#     # The plan reads both clusters, and admits one.
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32"]
#     }
#   prefer: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32", "52.1.2.5/32", "52.1.2.6/32"]
#     }
# related_resources:
#   - https://www.astronomer.io/docs/astro/ip-addresses
package astro.rules.public_endpoint.every_cluster

import data.astro.lib.allow_list
import data.astro.lib.external_address
import data.astro.lib.finding

deny contains finding.on(
	list.resource,
	concat("", ["the plan serves cluster ", cluster, " too, and nothing here admits it"]),
	concat(", ", sort([ip | some ip in external_address.required[cluster]])),
	concat("", ["no address of cluster ", cluster]),
) if {
	some service, positions in _by_service
	some cluster in (_served - _admitted[service])
	external_address.required[cluster]
	some i in positions
	list := allow_list.astro[i]
	list.complete
	not list.unknown
}

_by_service[list.service] contains i if {
	some i, list in allow_list.astro
}

_admitted[list.service] contains cluster if {
	some list in allow_list.astro
	some ip in list.held
	some cluster in external_address.clusters[ip]
}

_served := external_address.described | {cluster | some clusters in _admitted; some cluster in clusters}
