# METADATA
# title: The facts
# description: |
#   What is trusted of the Astro side: the `astro` part of `connections.yaml`, as data at `data.astro.facts`. A *site*
#   is a place a cluster runs in: its own region, or the one it fails over to.
# scope: package
package astro.lib.facts

import data.astro.lib.cidr

# METADATA
# description: The clusters, as the file lists them.
default clusters := []

clusters := data.astro.facts.clusters

# METADATA
# description: Whether the pack was given facts at all; without them nothing can be judged.
given if count(clusters) > 0

# METADATA
# description: |
#   Every site of every cluster: `{cluster, id, account, region, cidr, cidrs, vpc_id, external_ips, recovery}`; `cidrs`
#   are the VPC CIDR and, where there is one, the pod range; `vpc_id` is null until known.
sites := array.concat(
	[_site(cluster, cluster, false) | some cluster in clusters],
	[_site(cluster, cluster.disasterRecovery, true) | some cluster in clusters],
)

# METADATA
# description: The AWS accounts of the clusters.
accounts := {site.account | some site in sites}

# METADATA
# description: The sites of an AWS account, as indices in `sites`.
by_account[account] contains i if {
	some i, site in sites
	account := site.account
}

# METADATA
# description: The sites with a VPC id, as indices in `sites`.
by_vpc[vpc] contains i if {
	some i, site in sites
	vpc := site.vpc_id
	vpc != null
}

# METADATA
# description: The external IPs of the clusters, with the sites they belong to.
external_ips[ip] contains i if {
	some i, site in sites
	some ip in site.external_ips
}

# METADATA
# description: |
#   Every CIDR of the Astro side: `{cidr, what, site}`, where `what` is how a message calls it and `site` the index in
#   `sites`.
ranges := [range |
	some i, site in sites
	some cidr in site.cidrs
	range := {"cidr": cidr, "what": _what(site, cidr), "site": i}
]

# METADATA
# description: |
#   The ranges that share an address with a CIDR; empty if it is invalid. Where there are many, looks up the CIDR's own
#   /16 first, so that ten thousand routes against a hundred clusters stay linear.
overlapping(other) := [range |
	some i in _candidates(other)
	range := ranges[i]
	cidr.overlap(range.cidr, other)
]

# METADATA
# description: The ranges that hold the whole of a CIDR; empty if it is invalid.
holding(other) := [range |
	some i in _candidates(other)
	range := ranges[i]
	cidr.holds(range.cidr, other)
]

# Indices in `ranges` of those that may share an address with a CIDR; for a few, comparing is faster than looking up.
_candidates(other) := numbers.range(0, count(ranges) - 1) if {
	count(ranges) <= 8
} else := object.get(_by_prefix, _prefix(other), set()) if {
	cidr.prefix_length(other) >= 16
} else := numbers.range(0, count(ranges) - 1)

_by_prefix[prefix] contains i if {
	some i, range in ranges
	length := cidr.prefix_length(range.cidr)
	octets := split(range.cidr, ".")
	first := to_number(octets[1])
	span := [1, 2, 4, 8, 16, 32, 64, 128, 256][max([0, 16 - max([length, 8])])]
	some second in numbers.range(first, first + (span - 1))
	prefix := concat(".", [octets[0], format_int(second, 10)])
}

_prefix(other) := concat(".", array.slice(split(other, "."), 0, 2))

_site(cluster, place, recovery) := {
	"cluster": cluster.name,
	"id": cluster.id,
	"account": cluster.accountId,
	"region": place.region,
	"cidr": place.cidr,
	"cidrs": array.concat([place.cidr], [second | second := place.secondaryCidr; is_string(second)]),
	"vpc_id": object.get(place, "vpcId", null),
	"external_ips": object.get(place, "externalIps", []),
	"recovery": recovery,
}

_what(site, cidr) := concat("", [_whose(site), "VPC CIDR ", cidr, " of cluster ", site.cluster]) if cidr == site.cidr

_what(site, cidr) := concat("", [_whose(site), "pod range ", cidr, " of cluster ", site.cluster]) if cidr != site.cidr

_whose(site) := "disaster recovery " if site.recovery

_whose(site) := "" if not site.recovery
