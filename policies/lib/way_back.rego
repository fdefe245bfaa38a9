# METADATA
# title: The way back
# description: |
#   Which route tables lead back to the Astro side, as far as the plan shows it. Judged can be only a
#   table whose routes the plan shows all: one it manages, or one that a data source has read. Tables go by node (see
#   `route_table`), sites are indices in `facts.sites`.
# scope: package
package astro.lib.way_back

import data.astro.lib.cidr
import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.peering
import data.astro.lib.plan
import data.astro.lib.prefix_list
import data.astro.lib.route_table
import data.astro.lib.routing

# METADATA
# description: |
#   Sites that a table leads back to over a peering connection, by node, with the addresses of the routes that do.
serves := _serves

_serves[node][range.site] contains route.resource.address if {
	some route in routing.to_astro
	count(peering.names_of_route(route)) > 0
	some range in route.ranges
	some node in route_table.nodes(route.table)
}

# METADATA
# description: |
#   Ranges of a cluster that a table does not lead to as a whole, though it leads to the cluster, as
#   `{node, site, cidr, what, pods}`; `pods` tells whether it is the pod range.
lacking := [{"node": node, "site": range.site, "cidr": range.cidr, "what": range.what, "pods": range.cidr != facts.sites[range.site].cidr} |
	some node in route_table.shown
	sites := serves[node]
	some site, _ in sites
	some range in _all_ranges[site]
	not leads(node, range.cidr)
]

_ranges[range.site] contains range if some range in facts.ranges

# METADATA
# description: Who lacks it, which is the table; where this plan only reads it, the route that leads to the cluster.
blamed(lack) := lack.node if {
	route_table.managed[lack.node]
} else := min(serves[lack.node][lack.site])

# METADATA
# description: |
#   Whether the routes of a table lead everything in a CIDR to another network; a default route, or one to the internet,
#   does not.
leads(node, wanted) if {
	some destination in _all_destinations[node]
	cidr.holds(destination, wanted)
}

# Routes to all its parts are as good as one to the whole.
leads(node, wanted) if {
	parts := {part | some part in _all_destinations[node]; cidr.holds(wanted, part)}
	sum([bits.lsh(1, 32 - cidr.prefix_length(part)) | some part in parts]) >= bits.lsh(1, 32 - cidr.prefix_length(wanted))
}

# METADATA
# description: Nodes of tables with a route whose destination is not known until apply, or is a list kept elsewhere.
unclear := _unclear

_unclear contains node if {
	some route in routing.routes
	_hidden(route)
	some node in route_table.nodes(route.table)
}

_unclear contains node if {
	some node, table in route_table.managed
	plan.unknown(table, "route")
	configuration.sets(table, "route")
}

# METADATA
# description: |
#   What a table has in common with tables of the same purpose: the block of the configuration that makes it, or the
#   routes it has beside those to Astro. A public table leads to an internet gateway, and its siblings do.
purposes(node) := {concat("", ["place ", configuration.place(route_table.managed[node])]), concat("", ["routes ", json.marshal(_others(node))])}

_others(node) := {[plan.text(route.destination), kind] |
	some i in _all_routes[node]
	route := routing.routes[i]
	not _leads_to_astro(i)
	some kind in ["gateway_id", "nat_gateway_id", "transit_gateway_id", "vpc_peering_connection_id", "vpc_endpoint_id"]
	_targets(route.block, kind)
}

_leads_to_astro(i) if count(facts.holding(routing.routes[i].destination)) > 0

_leads_to_astro(i) if {
	some name in peering.names_of_route(routing.routes[i])
	peering.sites[name]
}

_targets(block, kind) if plan.unknown(block, kind)

_targets(block, kind) if plan.value(block, kind) != ""

# Whole, so that native OPA computes it once; a look-up in a partial rule evaluates its body again for every key.
_all_routes := _routes_of

_all_destinations := _destinations

_all_ranges := _ranges

_routes_of[node] contains i if {
	some i, route in routing.routes
	some node in route_table.nodes(route.table)
}

_destinations[node] contains destination if {
	some node, indices in _all_routes
	some i in indices
	not _leaves(routing.routes[i].block)
	some destination in routing.destinations(routing.routes[i])
	not _everywhere(destination)
}

_destinations[node] contains destination if {
	some node, sources in route_table.read
	some source in sources
	some block in plan.blocks(source, "routes")
	not _leaves(block)
	destination := plan.value(block, "cidr_block")
	not _everywhere(destination)
}

# To the internet, or nowhere but the VPC itself.
_leaves(block) if {
	some kind in ["gateway_id", "nat_gateway_id", "carrier_gateway_id", "local_gateway_id"]
	_targets(block, kind)
}

# A default route leads to what nobody else has, and so not to Astro.
_everywhere(destination) if endswith(destination, "/0")

_hidden(route) if {
	route.attribute != "destination_prefix_list_id"
	plan.unknown(route.block, route.attribute)
}

_hidden(route) if {
	route.attribute == "destination_prefix_list_id"
	count({list | some list in routing.lists(route); prefix_list.shown(list); not prefix_list.partly_unknown(list)}) == 0
}
