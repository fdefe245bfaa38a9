# METADATA
# title: External addresses
# description: |
#   The external IP addresses of the clusters: from the facts, and from what the plan has read of a cluster with the Astro
#   provider. Addresses of a disaster recovery site are in the facts only.
# scope: package
package astro.lib.external_address

import data.astro.lib.cidr
import data.astro.lib.facts
import data.astro.lib.plan

# METADATA
# description: The clusters that an address belongs to, by name.
clusters[ip] contains site.cluster if {
	some ip, sites in facts.external_ips
	some i in sites
	site := facts.sites[i]
}

clusters[ip] contains name if {
	some name, addresses in read
	some ip in addresses
}

# METADATA
# description: |
#   The addresses that an allow-list for a cluster needs, by the name of the cluster: those the plan has read are newer
#   than those in the facts.
required[name] := addresses | object.get(_recovery, name, set()) if {
	some name, known in _known
	addresses := object.get(read, name, known)
}

# METADATA
# description: Addresses that the plan has read of a cluster of the facts, by its name.
read[name] contains ip if {
	some name, described_as in _described
	some metadata in described_as
	some ip in metadata.external_ips
	is_string(ip)
}

# METADATA
# description: The clusters of the facts that the plan has read, or manages, by name.
described contains name if some name, _ in _described

# METADATA
# description: The addresses inside a CIDR; empty if it is invalid or wider than /16.
inside(range) := {ip |
	cidr.prefix_length(range) >= 16
	some ip in object.get(_by_prefix, _prefix(range), set())
	cidr.holds(range, _range(ip))
}

# METADATA
# description: The addresses inside a CIDR, however wide; empty if it is invalid.
anywhere_inside(range) := {ip |
	some ip, _ in clusters
	cidr.holds(range, _range(ip))
}

_known[site.cluster] contains ip if {
	some site in facts.sites
	not site.recovery
	some ip in site.external_ips
}

_known[name] contains ip if {
	some name, addresses in read
	some ip in addresses
}

_recovery[site.cluster] contains ip if {
	some site in facts.sites
	site.recovery
	some ip in site.external_ips
}

_described[site.cluster] contains cluster.change.after.metadata if {
	some site in facts.sites
	some clusters in [plan.of_type("astro_cluster"), plan.sources_of_type("astro_cluster")]
	some cluster in clusters
	plan.value(cluster, "id") == site.id
}

_by_prefix[prefix] contains ip if {
	some ip, _ in clusters
	prefix := _prefix(ip)
}

_prefix(address) := concat(".", array.slice(split(address, "."), 0, 2))

_range(ip) := concat("", [ip, "/32"])
