# METADATA
# title: The VPC of a cluster is large enough
# description: |
#   The smallest VPC Astronomer makes for a cluster is a /21. A smaller CIDR in the facts is most likely that of a subnet, and
#   everything compared with it is then too narrow: routes back to Astro miss some of its addresses.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: |
#     Ask Astronomer support for the CIDR of the cluster (Cloud Console, Clusters), and correct `astro.clusters` in the facts.
#   document: |
#     Astronomer, Create a dedicated cluster: the minimum size you can use is /21
#   rows: ["5"]
#   avoid: |
#     astro:
#       clusters:
#         - name: prod
#           cidr: 172.20.0.0/24
#   prefer: |
#     astro:
#       clusters:
#         - name: prod
#           cidr: 172.20.0.0/20
# related_resources:
#   - https://www.astronomer.io/docs/astro/create-dedicated-cluster
package astro.rules.vpc_peering.cluster_cidr_too_small

import data.astro.lib.cidr
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.routing

deny contains finding.on(
	{"address": min(concerned)},
	concat("", ["the VPC of cluster ", site.cluster, " is smaller than Astronomer makes any"]),
	"a CIDR of the cluster's VPC of at least /21",
	site.cidr,
) if {
	some i, site in facts.sites
	cidr.prefix_length(site.cidr) > 21
	concerned := _accepters(i) | _routes(i)
	count(concerned) > 0
}

# Accepters sort before the routes they are for.
_accepters(i) := {address |
	some address, sites in peering.accepters
	i in sites
}

_routes(i) := {route.resource.address |
	some route in routing.to_astro
	some range in route.ranges
	range.site == i
}
