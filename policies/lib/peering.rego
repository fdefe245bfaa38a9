# METADATA
# title: Peering connections
# description: |
#   Which peering connections of a plan lead to Astro, and what belongs to them. An accepter shows only a pcx id, so the
#   evidence is elsewhere: a data source that names the requester, a route to a cluster's CIDR, or what is known since
#   an earlier apply. A connection goes by one *name*, whatever its id or the addresses that stand for it.
#   Sites are indices in `facts.sites`.
# scope: package
package astro.lib.peering

import data.astro.lib.facts
import data.astro.lib.membership
import data.astro.lib.network
import data.astro.lib.plan
import data.astro.lib.routing

# METADATA
# description: The sites a connection leads to, by its name; only connections with evidence that it is Astro.
sites[name] := object.get(_strong, name, object.get(_weak, name, set())) if {
	some name in (object.keys(_strong) | object.keys(_weak))
}

# METADATA
# description: Sites that more than an account id ties a connection to; a cluster's account may hold several clusters.
certain_sites := _strong

# METADATA
# description: The names of the connections that a resource or data source of a peering type stands for or refers to.
names(resource) := {_name(key) | some key in object.get(_keys_of, resource.address, set())}

# METADATA
# description: The names of the connections a route goes over.
names_of_route(route) := {_name(key) | some key in route.connections}

# METADATA
# description: Accepters whose connection leads to Astro, by address, with the sites it leads to.
accepters[address] := _sites_of(accepter) if {
	some address, accepter in plan.of_type("aws_vpc_peering_connection_accepter")
	count(_sites_of(accepter)) > 0
}

# METADATA
# description: Addresses of the accepters of a connection that leads to Astro.
accepters_of := _accepters_of

_accepters_of[name] contains address if {
	some address, _ in accepters
	some name in names(plan.resources.aws_vpc_peering_connection_accepter[address])
}

# METADATA
# description: Addresses of the data sources that read a connection that leads (or pretends to lead) to Astro.
sources_of := _sources_of

_sources_of[name] contains address if {
	some address, source in plan.sources_of_type("aws_vpc_peering_connection")
	some name in names(source)
	sites[name]
}

# METADATA
# description: Addresses of the `aws_vpc_peering_connection_options` of a connection that leads to Astro.
options_of := _options_of

_options_of[name] contains address if {
	some address, options in plan.of_type("aws_vpc_peering_connection_options")
	some name in names(options)
	sites[name]
}

# METADATA
# description: Addresses of `aws_vpc_peering_connection`, in which the customer requests a connection to Astro.
requesters_of := _requesters_of

_requesters_of[name] contains address if {
	some address, requester in plan.of_type("aws_vpc_peering_connection")
	some name in names(requester)
	sites[name]
}

# METADATA
# description: Addresses of the managed resources that are part of such a connection, its routes aside.
members contains address if {
	some by_name in [accepters_of, options_of, requesters_of]
	some addresses in by_name
	some address in addresses
}

# METADATA
# description: Routes over connections that lead to Astro, whatever their destination, as indices in `routing.routes`.
routes_of := _routes_of

_routes_of[name] contains i if {
	some i, route in routing.routes
	some name in names_of_route(route)
	sites[name]
}

# METADATA
# description: The keys of the target VPC of a connection that leads to Astro (see `network`), never of the cluster's.
vpcs[name] := {key | some key in network.vpcs(keys); not of_cluster(key)} if {
	some name, _ in sites
	requested := {key |
		some address in requesters_of[name]
		some key in membership.targets(plan.resources.aws_vpc_peering_connection[address], "vpc_id")
	}
	tables := {key | some i in routes_of[name]; some key in routing.routes[i].table}
	ends := object.get(accepters_of, name, set()) | object.get(sources_of, name, set())
	keys := (requested | tables) | ends
}

# METADATA
# description: |
#   Whether a key of a VPC is that of a cluster's own VPC, for a plan may hold both ends of a connection. By its id, or,
#   where the facts do not know that, by its owner and CIDR.
of_cluster(key) if facts.by_vpc[key]

of_cluster(key) if facts.by_vpc[plan.value(membership.vpc_objects[key], "id")]

of_cluster(key) if {
	vpc := membership.vpc_objects[key]
	some i in facts.by_account[plan.value(vpc, "owner_id")]
	facts.sites[i].cidr == plan.value(vpc, "cidr_block")
}

# METADATA
# description: |
#   Addresses of what to blame for something wrong with a connection as a whole: its accepters, else what requests it,
#   else the first of its routes, else what reads it.
blamed(name) := accepters_of[name] if {
	accepters_of[name]
} else := requesters_of[name] if {
	requesters_of[name]
} else := {min({routing.routes[i].resource.address | some i in routes_of[name]})} if {
	routes_of[name]
} else := object.get(sources_of, name, set())

_sites_of(resource) := {site | some name in names(resource); some site in sites[name]}

# --- Evidence ---

_strong[name] contains range.site if {
	some route in routing.to_astro
	over := names_of_route(route)
	candidates := count(over)
	some name in over
	not _another(name, candidates)
	some range in route.ranges
}

_strong[name] contains i if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	some i in facts.by_vpc[plan.value(source, "vpc_id")]
	some name in names(source)
}

# A requester with a cluster's CIDR is, or pretends to be, the cluster; but only to who accepts. A customer who requests
# may have that CIDR too.
_strong[name] contains range.site if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	some name in names(source)
	_accepted[name]
	some range in facts.holding(plan.value(source, "cidr_block"))
}

# On accepter and requester resources, peer_* is the other side.
_strong[name] contains i if {
	some resource in _with_peer
	some i in facts.by_vpc[plan.value(resource, "peer_vpc_id")]
	some name in names(resource)
}

_weak[name] contains i if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	some i in facts.by_account[plan.value(source, "owner_id")]
	some name in names(source)
}

_weak[name] contains i if {
	some resource in _with_peer
	some i in facts.by_account[plan.value(resource, "peer_owner_id")]
	some name in names(resource)
}

_with_peer := [resource |
	some type in ["aws_vpc_peering_connection_accepter", "aws_vpc_peering_connection"]
	some resource in plan.of_type(type)
]

_accepted contains name if {
	some accepter in plan.of_type("aws_vpc_peering_connection_accepter")
	some name in names(accepter)
}

# Where a route refers to several connections (`x[local.key]`), one whose requester is known to be somebody else is not
# meant.
_another(name, candidates) if {
	candidates > 1
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	name in names(source)
	owner := plan.value(source, "owner_id")
	not facts.by_account[owner]
	count(facts.holding(plan.value(source, "cidr_block"))) == 0
}

# --- Names: what refers to exactly one connection stands for it. ---

_name(key) := object.get(_names, key, key)

_names[key] := min({other | some other in graph.reachable(_same, {key})}) if some key, _ in _same

_same[address] contains key if {
	some address, keys in _keys_of
	count(keys) < 3
	some key in keys
}

_same[key] contains address if {
	some address, keys in _keys_of
	count(keys) < 3
	some key in keys
}

_keys_of[address] := membership.targets(resource, "vpc_peering_connection_id") | {address} if {
	some type in ["aws_vpc_peering_connection_accepter", "aws_vpc_peering_connection_options"]
	some address, resource in plan.of_type(type)
}

_keys_of[address] := {address} | {id | id := plan.value(requester, "id")} if {
	some address, requester in plan.of_type("aws_vpc_peering_connection")
}

_keys_of[address] := membership.targets(source, "id") | {address} if {
	some address, source in plan.sources_of_type("aws_vpc_peering_connection")
}
