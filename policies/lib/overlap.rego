# METADATA
# title: Overlapping CIDRs
# description: |
#   Where a CIDR of a target VPC shares addresses with a range of the cluster it is peered with. AWS lets a connection
#   fail if any CIDRs of the two VPCs overlap, secondary ones too; and what lies inside a VPC's own CIDR never leaves it.
# scope: package
package astro.lib.overlap

import data.astro.lib.facts
import data.astro.lib.network
import data.astro.lib.peering

# METADATA
# description: |
#   Every overlap, as `{address, cidr, kind, what}`: `address` gives the VPC its CIDR (or stands for the connection
#   where this plan does not manage the VPC), `kind` is `vpc`, `pods` or `recovery`, `what` names the range.
found contains {"address": address, "cidr": cidr, "kind": _kind(range, sites), "what": range.what} if {
	some name, sites in peering.certain_sites
	clusters := {facts.sites[i].id | some i in sites}
	some cidr in network.cidrs(peering.vpcs[name])
	some range in facts.overlapping(cidr)
	facts.sites[range.site].id in clusters
	some address in blamed(name, cidr)
}

# METADATA
# description: Who gives the target VPC of a connection this CIDR; the connection itself where the plan only reads it.
blamed(name, cidr) := owners if {
	owners := {address |
		some address in network.cidr_owners(peering.vpcs[name], cidr)
		not startswith(address, "data.")
	}
	count(owners) > 0
} else := peering.blamed(name)

_kind(range, sites) := "vpc" if {
	range.site in sites
	range.cidr == facts.sites[range.site].cidr
} else := "pods" if {
	range.site in sites
} else := "recovery" if {
	facts.sites[range.site].recovery
}
