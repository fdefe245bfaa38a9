# METADATA
# title: Peering connections
# description: |
#   Which peering connections of a plan lead to Astro, and what belongs to them. An accepter shows only a pcx id, so the
#   evidence is elsewhere: a data source that names the requester, a route to a cluster's CIDR, or what is known since
#   an earlier apply. A peering connection goes by its *keys*: its id where known, and the addresses of the accepter or
#   data source that stand for it.
# scope: package
package astro.lib.peering

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.plan
import data.astro.lib.routing

# METADATA
# description: Keys of the peering connection that a resource (or inline route block) has in an attribute.
keys(resource, block, attribute) := {id | id := plan.value(block, attribute)} | _linked_keys(resource, attribute)

# METADATA
# description: Keys of the peering connection of an accepter, options resource or requester.
keys_of(resource) := keys(resource, resource, "vpc_peering_connection_id") | _own_keys(resource)

# METADATA
# description: Accepters whose peering connection leads to Astro, by address, with the sites it leads to.
accepters[address] := sites if {
	some address, accepter in plan.of_type("aws_vpc_peering_connection_accepter")
	sites := sites_of(keys_of(accepter))
	count(sites) > 0
}

# METADATA
# description: Data sources whose peering connection leads to Astro (or pretends to), by address, with the sites.
sources[address] := sites if {
	some address, source in plan.sources_of_type("aws_vpc_peering_connection")
	sites := sites_of(_own_keys(source))
	count(sites) > 0
}

# METADATA
# description: The sites (indices in `facts.sites`) that a peering connection leads to, by what is known of its keys.
sites_of(keys) := {site | some key in keys; some site in _evidence[key]}

# A requester that is, or claims to be, a cluster: its account, its VPC, or its CIDR.
_evidence[key] contains i if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	some i, site in facts.sites
	_resembles(source, site)
	some key in _own_keys(source)
}

# On the accepter resource, peer_* is the requester; known since an earlier apply.
_evidence[key] contains i if {
	some accepter in plan.of_type("aws_vpc_peering_connection_accepter")
	some i, site in facts.sites
	_known_requester(accepter, site)
	some key in keys_of(accepter)
}

_evidence[key] contains range.site if {
	some route in routing.to_astro
	some range in route.ranges
	some key in keys(route.resource, route.block, "vpc_peering_connection_id")
}

_resembles(source, site) if plan.value(source, "owner_id") == site.account

_resembles(source, site) if plan.value(source, "vpc_id") == site.vpc_id

_resembles(source, site) if {
	some range in facts.holding(plan.value(source, "cidr_block"))
	facts.sites[range.site] == site
}

_known_requester(accepter, site) if plan.value(accepter, "peer_owner_id") == site.account

_known_requester(accepter, site) if plan.value(accepter, "peer_vpc_id") == site.vpc_id

# Follows an accepter or data source to what it stands for: route → accepter → data source.
_linked_keys(resource, attribute) := {key |
	some address in configuration.linked(resource, attribute)
	some key in _keys_at[address]
}

_keys_at[address] := _own_keys(resource) | _second_hop(resource) if {
	some type in ["aws_vpc_peering_connection_accepter", "aws_vpc_peering_connection", "aws_vpc_peering_connection_options"]
	some address, resource in plan.of_type(type)
}

_keys_at[address] := _own_keys(source) if {
	some address, source in plan.sources_of_type("aws_vpc_peering_connection")
}

_second_hop(resource) := {key |
	some address in configuration.linked(resource, "vpc_peering_connection_id")
	some key in _identity[address]
}

_identity[address] := _own_keys(resource) if {
	some resources in [plan.resources, plan.sources]
	some type in ["aws_vpc_peering_connection_accepter", "aws_vpc_peering_connection"]
	some address, resource in object.get(resources, type, {})
}

_own_keys(resource) := ({resource.address} | {id | id := plan.value(resource, "id")}) | {id | id := plan.value(resource, "vpc_peering_connection_id")}
