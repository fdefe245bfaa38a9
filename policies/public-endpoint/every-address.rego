# METADATA
# title: Every address of the cluster is admitted
# description: |
#   A cluster leaves by a set of external addresses, usually two, and by others while it is failed over. A list that admits
#   one of them and not the rest works for some of the connections and fails for the others.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Add the missing addresses. The Cloud Console shows them (Clusters, External IPs); for a disaster recovery site, ask
#     Astronomer support.
#   document: Each Cluster has a unique external IP address that will persist for the life of the Cluster.
#   rows: ["46"]
#   avoid: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32"]
#     }
#   prefer: |
#     resource "snowflake_network_policy" "airflow" {
#       name            = "AIRFLOW"
#       allowed_ip_list = ["52.1.2.3/32", "52.1.2.4/32"]
#     }
# related_resources:
#   - https://www.astronomer.io/docs/astro/ip-addresses
package astro.rules.public_endpoint.every_address

import data.astro.lib.allow_list
import data.astro.lib.cidr
import data.astro.lib.external_address
import data.astro.lib.finding

deny contains finding.on(
	list.resource,
	concat("", ["connections from the other addresses of cluster ", cluster, " are refused"]),
	concat(", ", sort([ip | some ip in external_address.required[cluster]])),
	concat("", ["without ", concat(", ", sort([ip | some ip in missing]))]),
) if {
	some list in allow_list.astro
	list.complete
	not list.unknown
	some cluster in _clusters(list)
	missing := _missing(list, cluster)
	count(missing) > 0
}

deny contains finding.not_known(list.resource, "a part of the list", concat(", ", sort([ip | some ip in missing]))) if {
	some list in allow_list.astro
	list.complete
	list.unknown
	some cluster in _clusters(list)
	missing := _missing(list, cluster)
	count(missing) > 0
}

_clusters(list) := {cluster | some ip in list.held; some cluster in external_address.clusters[ip]}

_missing(list, cluster) := {ip |
	some ip in external_address.required[cluster]
	not ip in list.held
	not _covered(list, ip)
}

_covered(list, ip) if {
	some entry in list.entries
	cidr.holds(entry.cidr, concat("", [ip, "/32"]))
}
