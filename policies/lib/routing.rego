# METADATA
# title: Routes of VPC route tables
# description: |
#   The three places where Terraform writes a route, read as one: `aws_route`, and the inline `route` blocks of
#   `aws_route_table` and `aws_default_route_table`. An entry is `{resource, block, destination, attribute, table}`:
#   `resource` owns the route, `block` is the resource itself or the inline block, `destination` the literal CIDR (null
#   where unknown, a prefix list, or not set), `attribute` the name of its destination attribute, `table` the keys of
#   the route table.
# scope: package
package astro.lib.routing

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.membership
import data.astro.lib.plan
import data.astro.lib.prefix_list

# METADATA
# description: Every route of the plan.
routes := array.concat(_standalone, _inline)

# METADATA
# description: |
#   Routes to the Astro side: the destination, or an entry of the prefix list it names, lies inside a range of a cluster.
#   `ranges` are those ranges. A wider destination proves nothing: 10.0.0.0/8 may be anybody's.
to_astro := [object.union(route, {"ranges": ranges}) |
	some route in routes
	ranges := _ranges(route)
	count(ranges) > 0
]

# METADATA
# description: The CIDRs a route leads to (its destination, or what the prefix list it names is seen to hold).
destinations(route) := {route.destination} if {
	is_string(route.destination)
} else := prefix_list.cidrs(lists(route))

# METADATA
# description: The keys of the prefix list a route names; empty if none, or if several may be meant.
lists(route) := candidates(route) if {
	count(candidates(route)) == 1
} else := set()

# METADATA
# description: The keys of the prefix lists a route may name. Inline routes to new lists lose which names which.
candidates(route) := {id} if {
	route.attribute == "destination_prefix_list_id"
	id := plan.value(route.block, "destination_prefix_list_id")
} else := {address |
	some expression in _list_expressions(route)
	some address in configuration.linked_in(route.resource, expression)
	prefix_list.shown(address)
} if {
	route.attribute == "destination_prefix_list_id"
} else := set()

_list_expressions(route) := [expressions.destination_prefix_list_id] if {
	expressions := configuration.places[configuration.place(route.resource)].expressions
} else := [in_json] if {
	in_json := configuration.places[configuration.place(route.resource)].expressions.route
	in_json.references
} else := [block.destination_prefix_list_id | some block in _alike(route)]

# Inline blocks lose their order: those of the configuration that set what this one sets.
_alike(route) := [block |
	some block in configuration.places[configuration.place(route.resource)].expressions.route
	count([name | some name, _ in block; not _present(route.block, name)]) == 0
]

_ranges(route) := facts.holding(route.destination) if {
	is_string(route.destination)
} else := [range |
	some cidr in destinations(route)
	some range in facts.holding(cidr)
]

# METADATA
# description: |
#   What a route sends its traffic to, by the name of the target's attribute (`vpc_peering_connection_id`,
#   `transit_gateway_id` …): the id where known, else the addresses the attribute refers to; empty if it has no such
#   target.
targets(route, attribute) := {value} if {
	value := plan.value(route.block, attribute)
	value != ""
} else := linked if {
	plan.unknown(route.block, attribute)
	linked := configuration.linked_in(route.resource, _expression(route, attribute))
	count(linked) > 0
} else := membership.only_connection if {
	plan.unknown(route.block, attribute)
	attribute == "vpc_peering_connection_id"
} else := set()

# METADATA
# description: The keys of a route table, its id where known and its address where it is in the plan.
table_keys(resource) := {id | id := plan.value(resource, "id")} | {resource.address}

_standalone := [route |
	some resource in plan.of_type("aws_route")
	route := _route(
		resource, resource, {
			"ipv4": "destination_cidr_block",
			"ipv6": "destination_ipv6_cidr_block",
			"list": "destination_prefix_list_id",
		},
		_referred_table(resource),
	)
]

_inline := [route |
	some type in ["aws_route_table", "aws_default_route_table"]
	some resource in plan.of_type(type)
	some block in plan.blocks(resource, "route")
	not _seen_only(resource, block)
	route := _route(
		resource, block, {
			"ipv4": "cidr_block",
			"ipv6": "ipv6_cidr_block",
			"list": "destination_prefix_list_id",
		},
		table_keys(resource),
	)
]

_route(resource, block, names, table) := object.union(route, {"connections": targets(route, "vpc_peering_connection_id")}) if {
	attribute := _destination_attribute(block, names)
	route := {
		"resource": resource,
		"block": block,
		"attribute": attribute,
		"destination": _destination(block, attribute),
		"table": table,
	}
}

_destination_attribute(block, names) := names.ipv6 if {
	_present(block, names.ipv6)
} else := names.list if {
	_present(block, names.list)
} else := names.ipv4

_present(block, name) if plan.value(block, name) != ""

_present(block, name) if plan.unknown(block, name)

_destination(block, attribute) := plan.value(block, attribute) if {
	attribute != "destination_prefix_list_id"
} else := null

_referred_table(resource) := {id | id := plan.value(resource, "route_table_id")} | {key |
	some address in configuration.linked(resource, "route_table_id")
	key := address
}

# An inline block is found in the configuration by its destination, where that is a constant.
_expression(route, attribute) := expressions[attribute] if {
	expressions := configuration.places[configuration.place(route.resource)].expressions
} else := [expression | some expression in own] if {
	blocks := configuration.places[configuration.place(route.resource)].expressions.route
	own := [block[attribute] |
		some block in blocks
		some setting in block
		configuration.constant(setting) == route.destination
	]
	count(own) > 0
} else := [block[attribute] |
	some block in configuration.places[configuration.place(route.resource)].expressions.route
] if {
	is_array(configuration.places[configuration.place(route.resource)].expressions.route)
} else := object.get(configuration.places, [configuration.place(route.resource), "expressions", "route"], {})

# A table without `route` blocks still shows, once read, the routes others gave it. Those of `aws_route` resources in
# this plan are judged there.
_seen_only(resource, block) if {
	not configuration.sets(resource, "route")
	some key in table_keys(resource)
	_standalone_destinations[key][plan.value(block, "cidr_block")]
}

_standalone_destinations[key] contains route.destination if {
	some route in _standalone
	some key in route.table
}
